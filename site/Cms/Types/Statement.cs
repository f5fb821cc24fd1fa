using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>
/// Words that were agreed beforehand for the day of an incident. Readers never see it as it stands: one person raises it, another
/// agrees, and it becomes an alert banner that comes down by itself.
/// </summary>
[ContentType("statement", "statements", Label = "Statement for an incident", Default = true)]
public sealed record Statement : ContentItem
{
    public const int MaxHours = 168;

    public override bool NeedsSummary => false;

    [Field("How loud", Required = true, OneOf = Vocabulary.BannerLevels)]
    public string Level { get; init; } = "important";

    [Field("Hours until it comes down by itself")]
    public int Hours { get; init; } = 24;

    [Field("Page that says more", RefersTo = "pages")]
    public string? Link { get; init; }
}
