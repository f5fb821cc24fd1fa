using System.ComponentModel.DataAnnotations;

namespace PreventPublic.Cms.Media;

/// <summary>Settings under <c>Media</c>.</summary>
public sealed class ScanOptions
{
    public const string Section = "Media";

    /// <summary>Where a ClamAV daemon listens: <c>host:3310</c>, or the path of its socket. Empty scans nothing.</summary>
    [RegularExpression(@"^(/\S+|[^\s:/]+:[0-9]{1,5})$", ErrorMessage = "Media:Scanner is host:port, or the path of a socket, of a ClamAV daemon.")]
    public string? Scanner { get; set; }

    /// <summary>Seconds that one file may take.</summary>
    [Range(1, 600, ErrorMessage = "Media:ScanSeconds is 1 to 600.")]
    public int ScanSeconds { get; set; } = 60;
}
