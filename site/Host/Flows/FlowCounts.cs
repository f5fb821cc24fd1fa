using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Published;
using PreventPublic.Decisions;
using PreventPublic.Metrics;
using PreventPublic.Metrics.Facts;
using PreventPublic.Metrics.Features.Figures;
using PreventPublic.Metrics.Store;

namespace PreventPublic.Host.Flows;

/// <summary>Reads how flows were used out of the daily facts, under the same disclosure control as every other count of what readers do.</summary>
public sealed class FlowCounts(IDbContextFactory<MetricsStore> stores, Publisher publisher) : IFlowCounts
{
    private const int MonthsBack = 12;

    private static readonly string[] Names = ["flow.started", "flow.asked", "flow.answered", "flow.finished"];

    public async Task<FlowUse?> ReadAsync(string site, string flow, CancellationToken cancel)
    {
        if (publisher.Current.Sites.GetValueOrDefault(site) is not { } council)
        {
            return null;
        }

        var (end, subject) = (Months.Of(council.Clock.Today), "flows/" + flow);
        var first = end.AddMonths(-MonthsBack);
        await using var store = await stores.CreateDbContextAsync(cancel);
        var days = await store.DayCounts.AsNoTracking().Where(day => day.Site == site && Names.Contains(day.Name) && day.Day >= first && day.Day < end && day.Subject == subject).ToListAsync(cancel);
        var named = days.ToLookup(day => day.Name);
        return new FlowUse(
            [.. Months.Between(first, end.AddDays(-1))],
            Shown(named["flow.started"], day => Months.Of(day.Day)),
            Shown(named["flow.finished"], day => (Months.Of(day.Day), day.Dimension)),
            Shown(named["flow.asked"], day => day.Dimension),
            Shown(named["flow.answered"], day => day.Dimension));
    }

    private static Dictionary<TKey, int?> Shown<TKey>(IEnumerable<DayCount> days, Func<DayCount, TKey> key) where TKey : notnull =>
        days.GroupBy(key).ToDictionary(group => group.Key, group => (int?)Disclosing.Cell(group.Sum(day => day.Count)));
}
