using System.ComponentModel.DataAnnotations;

namespace PreventPublic.Cms.Serving;

/// <summary>Settings under <c>Pages</c>.</summary>
public sealed class PageCacheOptions
{
    public const string Section = "Pages";

    /// <summary>How much memory finished pages may take, in megabytes.</summary>
    [Range(1, 16_384, ErrorMessage = "Pages:CacheMegabytes is from 1 to 16384.")]
    public int CacheMegabytes { get; set; } = 48;
}
