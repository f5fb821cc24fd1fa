using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Words;
using PreventPublic.Metrics.Store;

namespace PreventPublic.Metrics.Features.Figures;

/// <summary>How many searches were about a topic in a month, and in the month before.</summary>
public sealed record SearchTopic(string Name, long Count, long Before);

/// <summary>What readers searched for, by the site's own topics; their words were never kept.</summary>
public static class SearchTopics
{
    private const string Fact = "search.asked";

    /// <returns>Most first.</returns>
    public static async Task<IReadOnlyList<SearchTopic>> ReadAsync(MetricsStore store, string site, DateOnly month, LanguageWords words, CancellationToken cancel)
    {
        var before = month.AddMonths(-1);
        var counts = await store.MonthCounts.AsNoTracking().Where(one => one.Site == site && one.Name == Fact && (one.Month == month || one.Month == before)).ToListAsync(cancel);
        return
        [
            .. counts.GroupBy(one => one.Dimension)
                .Select(group => new SearchTopic(NameOf(group.Key, words), group.Where(one => one.Month == month).Sum(one => one.Count), group.Where(one => one.Month == before).Sum(one => one.Count)))
                .OrderByDescending(one => one.Count).ThenBy(one => one.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>What is not, or no longer, a topic of the site is something else.</summary>
    private static string NameOf(string topic, LanguageWords words) => words.Has("topic." + topic) ? words["topic." + topic] : "Something else";
}
