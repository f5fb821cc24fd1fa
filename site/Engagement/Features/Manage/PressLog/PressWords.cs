using System.Globalization;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.Press;

namespace PreventPublic.Engagement.Features.Manage.PressLog;

/// <summary>How screens and files call what the press log knows.</summary>
public static class PressWords
{
    public static readonly IReadOnlyList<Choice> Kinds =
    [
        new(nameof(PressKind.Reactive), Of(PressKind.Reactive), "They ask, we answer"),
        new(nameof(PressKind.Positive), Of(PressKind.Positive), "A good story that we offer, or that they would like to tell"),
    ];

    public static readonly IReadOnlyList<Choice> Outcomes = [.. Enum.GetValues<PressOutcome>().Select(one => new Choice(one.ToString(), Of(one)))];

    public static string Of(PressKind kind) => kind == PressKind.Positive ? "Positive story" : "Reactive enquiry";

    public static string Of(PressState state) => state == PressState.Missed ? "Closed without reply" : state.ToString();

    public static string Of(PressOutcome outcome) => outcome switch
    {
        PressOutcome.Unknown => "Not known yet",
        PressOutcome.Placed => "Placed",
        PressOutcome.NotUsed => "Not used",
        PressOutcome.Corrected => "Appeared, and was corrected",
        _ => "No coverage",
    };

    public static string ColourOf(PressState state) => state switch
    {
        PressState.Open => "govuk-tag--yellow",
        PressState.Answered => "govuk-tag--green",
        _ => "govuk-tag--grey",
    };

    /// <summary>“5 hours 30 minutes”.</summary>
    public static string Of(TimeSpan took)
    {
        var (hours, minutes) = ((long)took.TotalHours, took.Minutes);
        var parts = new[] { hours == 0 ? "" : hours == 1 ? "1 hour" : $"{hours} hours", minutes == 0 && hours > 0 ? "" : minutes == 1 ? "1 minute" : $"{minutes} minutes" };
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    /// <summary>Hours with two decimals, for files.</summary>
    public static string Hours(TimeSpan? took) => took?.TotalHours.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
}
