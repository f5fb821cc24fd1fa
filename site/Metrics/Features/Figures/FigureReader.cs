using Microsoft.EntityFrameworkCore;
using PreventPublic.Metrics.Facts;
using PreventPublic.Metrics.Features.Measurements;
using PreventPublic.Metrics.Store;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Figures;

/// <summary>
/// Reads a site's figures. What was measured counts; where nothing was, what the site has counted so far. Reads months and
/// states, never single facts, so it costs the same after a day and after five years.
/// </summary>
public static class FigureReader
{
    /// <param name="asOf">UTC. Measurements after it are not looked at; null for all.</param>
    public static async Task<FigureTable> ReadAsync(
        MetricsStore store, string site, IReadOnlyList<Indicator> indicators, DateOnly first, DateOnly last, DateTime? asOf, CancellationToken cancel)
    {
        var ids = indicators.Select(indicator => indicator.Id).ToArray();
        var measured = await store.Measurements.AsNoTracking().Where(m => m.Site == site && m.Month >= first && m.Month <= last && ids.Contains(m.Indicator) && (asOf == null || m.At <= asOf)).ToListAsync(cancel);
        var latest = measured.GroupBy(m => (m.Indicator, m.Month)).ToDictionary(group => group.Key, group => group.MaxBy(m => m.Number)!);
        var counted = await CountedAsync(store, site, indicators, first, last, cancel);
        var figures = new Dictionary<(string, DateOnly), MonthFigure>();
        foreach (var indicator in indicators)
        {
            foreach (var month in Months.Between(first, last))
            {
                var found = counted.GetValueOrDefault((indicator.Id, month));
                var said = latest.GetValueOrDefault((indicator.Id, month));
                figures[(indicator.Id, month)] = new MonthFigure(said?.Value ?? found.Value, said, found.Cells ?? [], said is null or { Origin: Origin.Automatic } ? found.Weight : null);
            }
        }

        return new FigureTable(figures);
    }

    /// <summary>What the site counted itself, whatever was measured.</summary>
    public static async Task<IReadOnlyDictionary<(string Indicator, DateOnly Month), Counted>> CountedAsync(
        MetricsStore store, string site, IReadOnlyList<Indicator> indicators, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var result = new Dictionary<(string, DateOnly), Counted>();
        var since = await SinceAsync(store, site, cancel);
        if (since is null)
        {
            return result;
        }

        var (facts, gauges) = (NamesOf(indicators.SelectMany(one => new[] { one.Fact, one.Per })), NamesOf(indicators.Select(one => one.Gauge)));
        var end = last.AddMonths(1);
        var counts = (await store.MonthCounts.AsNoTracking().Where(m => m.Site == site && facts.Contains(m.Name) && m.Month >= first && m.Month <= last).ToListAsync(cancel)).ToLookup(m => (m.Name, m.Month));
        var states = (await store.Gauges.AsNoTracking().Where(g => g.Site == site && gauges.Contains(g.Name) && g.Day >= first && g.Day < end).ToListAsync(cancel)).ToLookup(g => (g.Name, Month: Months.Of(g.Day)));
        foreach (var (indicator, month) in indicators.SelectMany(indicator => Months.Between(first, last).Select(month => (indicator, month))).Where(pair => pair.month >= Months.Of(since.Value)))
        {
            if (indicator.Fact is { } fact)
            {
                var cells = CellsOf(counts[(fact, month)], indicator);
                var total = cells.Sum(cell => cell.Item2);
                result[(indicator.Id, month)] = indicator.Per is { } per ? Mean(total, CellsOf(counts[(per, month)], indicator).Sum(cell => cell.Item2), indicator.Divide) : new Counted(total, cells);
            }
            else if (indicator.Gauge is { } gauge && states[(gauge, month)].OrderBy(state => state.Day).ToList() is { Count: > 0 } seen)
            {
                result[(indicator.Id, month)] = new Counted(indicator.Total == Total.Sum ? seen.Sum(state => state.Value) : seen[^1].Value);
            }
        }

        return result;
    }

    /// <summary>The day on which the site began to count; a month before it has no figures rather than nothing in it.</summary>
    public static async Task<DateOnly?> SinceAsync(MetricsStore store, string site, CancellationToken cancel) =>
        await store.Set<Alerts.DailyDuty>().Where(duty => duty.Site == site).OrderBy(duty => duty.Day).Select(duty => (DateOnly?)duty.Day).FirstOrDefaultAsync(cancel);

    /// <summary>A month in which nothing was counted has no mean rather than a mean of nothing.</summary>
    public static Counted Mean(double sum, double count, double divide) => count > 0 ? new Counted(sum / count / divide, Weight: count) : default;

    private static List<(string, double)> CellsOf(IEnumerable<MonthCount> counts, Indicator indicator) =>
    [
        .. counts.Where(cell => indicator.Dimension is null || cell.Dimension == indicator.Dimension).OrderBy(cell => cell.Dimension, StringComparer.Ordinal)
            .Select(cell => (cell.Dimension, (double)cell.Count)),
    ];

    private static string[] NamesOf(IEnumerable<string?> names) => [.. names.OfType<string>().Distinct()];
}
