using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Stores;
using PreventPublic.Metrics.Features.Figures;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Store;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Strategy;

/// <summary>What the public may know of a month: only once it is closed, and only what disclosure allows. Corrections are in it.</summary>
/// <param name="Months">Closed months, oldest first.</param>
/// <param name="Corrected">Figures and months that were corrected after they were first given.</param>
public sealed record PublicTable(IReadOnlyList<DateOnly> Months, FigureTable Table, IReadOnlySet<(string Indicator, DateOnly Month)> Corrected)
{
    public PeriodFigure Of(Indicator indicator, DateOnly month) => Table.PublicOver(indicator, [month]);
}

/// <summary>Reads the figures of closed months.</summary>
public sealed class PublicFigures(IDbContextFactory<MetricsStore> stores, [FromKeyedServices(MetricsStore.Name)] StoreDatabase database, StrategyShelf shelf)
{
    public const int MostMonths = 25;

    private static readonly PublicTable Nothing = new([], new FigureTable(new Dictionary<(string, DateOnly), MonthFigure>()), new HashSet<(string, DateOnly)>());

    public async Task<PublicTable> ReadAsync(string site, CancellationToken cancel)
    {
        // Asked in plain SQL: where nothing is closed, nothing is loaded to read it.
        if (!await database.AnyAsync("Editions", "\"Site\" = @site", cancel, ("@site", site)))
        {
            return Nothing;
        }

        await using var store = await stores.CreateDbContextAsync(cancel);
        var closed = (await store.Editions.Where(edition => edition.Site == site).Select(edition => edition.Period).ToListAsync(cancel))
            .Select(Period.Parse).OfType<Period>().Where(period => period.Kind == PeriodKind.Month).Select(period => period.First).Order().TakeLast(MostMonths).ToList();
        if (closed.Count == 0)
        {
            return Nothing;
        }

        var table = await FigureReader.ReadAsync(store, site, shelf.Plan(site)?.Indicators ?? [], closed[0], closed[^1], null, cancel);
        var corrected = await store.Measurements.Where(m => m.Site == site && m.Number > 1 && m.Month >= closed[0]).Select(m => new { m.Indicator, m.Month }).ToListAsync(cancel);
        return new PublicTable(closed, table, corrected.Select(one => (one.Indicator, one.Month)).ToHashSet());
    }
}
