using System.ComponentModel.DataAnnotations;

namespace PreventPublic.Engagement.Features.Consultations.Keeping;

/// <summary>Settings under <c>Consultations</c>. Answers have no time of their own, so every period counts from the close of their round.</summary>
public sealed class ConsultationsOptions
{
    public const string Section = "Consultations";

    /// <summary>Months after the close that the choices of single answers are kept. Figures are worked out at the close and do not need them.</summary>
    [Range(1, 36, ErrorMessage = "Consultations:KeepAnswersMonths is from 1 to 36.")]
    public int KeepAnswersMonths { get; set; } = 12;

    /// <summary>Months after the close in which free texts can be read; what nobody has read by then is destroyed. A text that was decided about is gone at once.</summary>
    [Range(1, 12, ErrorMessage = "Consultations:KeepTextsMonths is from 1 to 12.")]
    public int KeepTextsMonths { get; set; } = 6;
}
