using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Types;

/// <summary>What the search should know about words: which mean the same, and which questions have one right answer.</summary>
[ContentType("search-words", "search", Label = "Search words", Default = true, Textless = true)]
public sealed record SearchWords : ContentItem
{
    public override bool NeedsSummary => false;

    [Field("Words that mean the same, divided by commas; one group a line", Translated = true, MaxLength = 400)]
    public IReadOnlyList<string> Same { get; init; } = [];

    [Field("Questions that have one right answer", Translated = true)]
    public IReadOnlyList<BestBet> Answers { get; init; } = [];
}

/// <summary>A page and a contact to show first for certain questions.</summary>
public sealed record BestBet
{
    [Field("What people ask, in few words; every word of a line must be in the question", Required = true, MaxLength = 120)]
    public IReadOnlyList<string> Asks { get; init; } = [];

    [Field("The page that answers it", Required = true, RefersTo = "pages")]
    public string Page { get; init; } = "";

    [Field("Whom to call", RefersTo = "contacts")]
    public string? Contact { get; init; }
}
