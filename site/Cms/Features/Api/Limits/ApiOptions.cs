using System.ComponentModel.DataAnnotations;

namespace PreventPublic.Cms.Features.Api.Limits;

/// <summary>Settings under <c>Api</c>.</summary>
public sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>How many answers that have to be made one network may ask for in a minute. Wide enough for a school behind one address.</summary>
    [Range(10, 1_000_000, ErrorMessage = "Api:RequestsPerMinute is from 10 to 1000000.")]
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>How much memory finished answers may take, in megabytes.</summary>
    [Range(1, 4096, ErrorMessage = "Api:CacheMegabytes is from 1 to 4096.")]
    public int CacheMegabytes { get; set; } = 16;
}
