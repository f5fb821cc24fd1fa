namespace PreventPublic.Metrics.Features.Alerts;

/// <summary>Something an officer should look at.</summary>
/// <param name="Subject">What it is about, in English: a figure's or an action's title.</param>
/// <param name="Text">What is the matter, and what to do next.</param>
/// <param name="Path">The screen that helps, below <c>/manage/{site}</c>.</param>
/// <param name="Objective">The objective it concerns; null for none.</param>
public sealed record Alert(AlertKind Kind, string Subject, string Text, string Path, string? Objective);

public enum AlertKind
{
    Missing,
    Behind,
    SuddenChange,
    Overdue,
    ToAgree,
    ToClose,
    ToReview,
}
