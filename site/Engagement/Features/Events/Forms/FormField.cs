namespace PreventPublic.Engagement.Features.Events.Forms;

public enum FieldShape
{
    Line,
    Lines,
    One,
    Several,

    /// <summary>A single box to tick.</summary>
    Tick,
}

/// <summary>One question of a form: how it is shown, and what may be answered.</summary>
/// <param name="Name">The HTML name and id.</param>
/// <param name="Required">What to say when it is left out; null when it may be.</param>
/// <param name="MaxLength">In characters.</param>
/// <param name="Choices">What is sent, what is shown, and a hint.</param>
/// <param name="Type">The HTML input type.</param>
/// <param name="AutoComplete">The HTML autocomplete token (WCAG 1.3.5).</param>
public sealed record FormField(
    string Name, FieldShape Shape, string Label, string? Hint, string? Required, int MaxLength = 100,
    IReadOnlyList<(string Value, string Text, string? Hint)>? Choices = null, string Type = "text", string? AutoComplete = null)
{
    public IReadOnlyList<(string Value, string Text, string? Hint)> Choices { get; } = Choices ?? [];

    /// <summary>The answer as people read it.</summary>
    public string Shown(string answer) => Shape switch
    {
        FieldShape.One => Choices.FirstOrDefault(choice => choice.Value == answer).Text ?? "",
        FieldShape.Several => string.Join(", ", answer.Split('\n').Select(one => Choices.FirstOrDefault(choice => choice.Value == one).Text).OfType<string>()),
        FieldShape.Tick => answer.Length > 0 ? Label : "",
        _ => answer,
    };
}
