using System.ComponentModel.DataAnnotations;

namespace PreventPublic.Engagement.Features.Press;

/// <summary>Settings under <c>Press</c>.</summary>
public sealed class PressOptions
{
    public const string Section = "Press";

    /// <summary>Hours before a reply is due that its owner is reminded.</summary>
    [Range(1, 72, ErrorMessage = "Press:RemindHoursBefore is from 1 to 72.")]
    public int RemindHoursBefore { get; set; } = 4;

    /// <summary>Months after an enquiry was closed that its line is deleted.</summary>
    [Range(1, 120, ErrorMessage = "Press:KeepMonths is from 1 to 120.")]
    public int KeepMonths { get; set; } = 24;
}
