using PreventPublic.Cms.Published;

namespace PreventPublic.Cms.Features.Search.Asking;

/// <summary>What to look for, and which part of what is found to give back.</summary>
/// <param name="Kind">A folder (<c>pages</c>, <c>events</c> …) to keep to; null for all.</param>
/// <param name="Topic">A topic to keep to; null for all.</param>
public sealed record SearchRequest(string Text, string? Kind = null, string? Topic = null, int Skip = 0, int Take = SearchRequest.PageSize)
{
    public const int PageSize = 10;
}

/// <summary>An entry that was found.</summary>
public sealed record Hit(Entry Entry, double Score, IReadOnlyList<Piece> Snippet);

/// <summary>The one right answer to a question.</summary>
public sealed record BestAnswer(Entry Page, Entry? Contact);

/// <summary>What was found.</summary>
/// <param name="Corrected">The question as it was probably meant, which is what was looked for; null when it was understood as it is.</param>
/// <param name="Total">At most <see cref="SiteSearch.Most"/>: further down nobody looks.</param>
/// <param name="Kinds">How many of each folder, whatever <see cref="SearchRequest.Kind"/> keeps to.</param>
/// <param name="About">The topic that it counts under (<see cref="KnownTopics"/>).</param>
public sealed record SearchAnswer(
    string Text, string? Corrected, BestAnswer? Best, IReadOnlyList<Hit> Hits, int Total, IReadOnlyList<(string Kind, int Count)> Kinds, IReadOnlyList<(string Topic, int Count)> Topics, string About);
