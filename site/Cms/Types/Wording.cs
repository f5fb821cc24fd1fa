using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>Phrases that the council does not publish, with what to say instead. Officers keep the list; the check at writing and at publishing reads it.</summary>
[ContentType("wording", "wording", Label = "Words to avoid", Default = true, Textless = true)]
public sealed record Wording : ContentItem
{
    public override bool NeedsSummary => false;

    [Field("Phrases to avoid")]
    public IReadOnlyList<AvoidedPhrase> Phrases { get; init; } = [];
}

/// <summary>One phrase, in English or in any language of the site.</summary>
public sealed record AvoidedPhrase
{
    [Field("The phrase; a star at the end of a word stands for any ending, one that stands alone for any one word", Required = true, MaxLength = 120)]
    public string Phrase { get; init; } = "";

    [Field("Why", Required = true, MaxLength = 300)]
    public string Why { get; init; } = "";

    [Field("Say instead", Required = true, MaxLength = 200)]
    public string Instead { get; init; } = "";

    [Field("Publishing is stopped; without this, it is only pointed out")]
    public bool Stops { get; init; }
}
