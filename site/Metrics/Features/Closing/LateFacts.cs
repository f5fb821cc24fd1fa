using Microsoft.EntityFrameworkCore;
using PreventPublic.Metrics.Features.Figures;
using PreventPublic.Metrics.Features.Measurements;
using PreventPublic.Metrics.Store;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Closing;

/// <summary>Facts can come after their month was closed. The closed figure stays what was reported; a correction says what is known now.</summary>
public sealed class LateFacts(StrategyShelf shelf)
{
    public const string By = "the site";
    public const string Reason = "Facts about this month came in after it was closed";

    private const int MonthsLookedAt = 6;

    public async Task CorrectAsync(MetricsStore store, string site, DateOnly today, DateTime now, CancellationToken cancel)
    {
        if (shelf.Plan(site) is not { } plan)
        {
            return;
        }

        var (first, last) = (Months.Of(today).AddMonths(-MonthsLookedAt), Months.Of(today).AddMonths(-1));
        var automatic = plan.Indicators.Where(indicator => indicator.Source == Source.Automatic).ToList();
        var counted = await FigureReader.CountedAsync(store, site, automatic, first, last, cancel);
        var said = await store.Measurements.Where(m => m.Site == site && m.Month >= first && m.Month <= last).ToListAsync(cancel);
        foreach (var latest in said.GroupBy(m => (m.Indicator, m.Month)).Select(group => group.MaxBy(m => m.Number)!).Where(m => m.Origin == Origin.Automatic))
        {
            if (counted.GetValueOrDefault((latest.Indicator, latest.Month)).Value is { } value && value != latest.Value)
            {
                store.Add(new Measurement
                {
                    Site = site,
                    Indicator = latest.Indicator,
                    Month = latest.Month,
                    Value = value,
                    Origin = Origin.Automatic,
                    Number = latest.Number + 1,
                    Reason = Reason,
                    By = By,
                    At = now,
                });
            }
        }
    }
}
