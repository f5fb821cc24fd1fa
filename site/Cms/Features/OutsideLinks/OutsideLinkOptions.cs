using System.ComponentModel.DataAnnotations;

namespace PreventPublic.Cms.Features.OutsideLinks;

/// <summary>Settings under <c>OutsideLinks</c>: the looks at the addresses that pages lead to.</summary>
public sealed class OutsideLinkOptions
{
    public const string Section = "OutsideLinks";

    /// <summary>Whether the host looks by itself. Staff may still ask for a look.</summary>
    public bool Look { get; set; } = true;

    /// <summary>How long a site is left alone between two requests, in milliseconds.</summary>
    [Range(0, 60_000)]
    public int PauseMilliseconds { get; set; } = 2000;

    /// <summary>How long an answer is waited for, in seconds.</summary>
    [Range(1, 60)]
    public int PatienceSeconds { get; set; } = 10;

    /// <summary>For trying things out on one's own machine only: lets links lead to this machine.</summary>
    public bool AllowLoopback { get; set; }
}
