using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Languages;
using PreventPublic.Metrics.Features.ActionPlan;
using PreventPublic.Metrics.Features.Figures;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Store;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Alerts;

/// <summary>Finds what needs an officer: figures that are missing, behind or jump; actions overdue; scores to agree; months to close.</summary>
public sealed class AlertFinder(StrategyShelf shelf)
{
    /// <summary>A change of this share from the mean of three months is sudden …</summary>
    private const double Sudden = 0.5;

    /// <summary>… where that mean is at least this: smaller numbers jump by themselves.</summary>
    private const double LeastMean = 10;

    private const int MonthsCompared = 3;

    /// <param name="today">The council's local day.</param>
    public async Task<IReadOnlyList<Alert>> FindAsync(MetricsStore store, string site, DateOnly today, CancellationToken cancel)
    {
        if (shelf.Plan(site) is not { } plan)
        {
            return [];
        }

        var (month, text) = (Months.Of(today).AddMonths(-1), shelf.Text(site, Language.English));
        var table = await FigureReader.ReadAsync(store, site, plan.Indicators, month.AddMonths(-MonthsCompared), month, null, cancel);
        var alerts = plan.Indicators.SelectMany(indicator => OfFigure(indicator, text.Title(indicator.Id), table, month, today)).ToList();
        alerts.AddRange(await OfActionsAsync(store, site, today, cancel));
        alerts.AddRange((await store.Scores.Where(score => score.Site == site && score.Decision == null).Select(score => score.Area).ToListAsync(cancel))
            .Select(area => new Alert(AlertKind.ToAgree, text.Title(area), "A score waits for a second person to agree.", "/figures/benchmark", null)));
        var period = Period.Month(month);
        if (!await store.Editions.AnyAsync(edition => edition.Site == site && edition.Period == period.Name, cancel))
        {
            alerts.Add(new Alert(AlertKind.ToClose, period.Title(Language.English.Culture), "The month is over and not closed. Look through its report and close it.", $"/figures/reports/{period.Name}", null));
        }

        var since = YearAgo(today);
        if (await store.Actions.AnyAsync(action => action.Site == site, cancel) && !await store.Actions.AnyAsync(action => action.Site == site && action.Steps.Any(step => step.At >= since), cancel))
        {
            alerts.Add(new Alert(AlertKind.ToReview, "Action plan", "No action has moved for a year. Look through all of it, and say how each stands.", "/figures/actions", null));
        }

        if (plan.Until < today)
        {
            alerts.Add(new Alert(AlertKind.ToReview, text.Prose?.Title ?? "Strategy", $"It ran until {plan.Until:d MMMM yyyy}. Agree what comes next, and publish it in place of the old plan.", "/content?folder=strategy", null));
        }

        return alerts;
    }

    private static DateTime YearAgo(DateOnly today) => today.AddYears(-1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static IEnumerable<Alert> OfFigure(Indicator indicator, string title, FigureTable table, DateOnly month, DateOnly today)
    {
        var path = $"/figures/{indicator.Id}";
        if (table.Of(indicator, month).Value is not { } value)
        {
            if (indicator.Source != Source.Automatic && indicator.Objective is not null && today > month.AddMonths(1).AddDays(indicator.StaleAfter - 28))
            {
                yield return new Alert(AlertKind.Missing, title, $"There is no value for {Period.Month(month).Title(Language.English.Culture)}. {indicator.Owner}: enter it with its evidence.", path, indicator.Objective);
            }

            yield break;
        }

        if (indicator.Target is { } target && !indicator.Meets(value, target))
        {
            yield return new Alert(AlertKind.Behind, title, $"{Words.Value(indicator, value)}, the target is {Words.Value(indicator, target)}.", path, indicator.Objective);
        }

        var before = Months.Between(month.AddMonths(-MonthsCompared), month.AddMonths(-1)).Select(one => table.Of(indicator, one).Value).OfType<double>().ToList();
        if (before.Count == MonthsCompared && before.Average() is var mean && mean >= LeastMean && Math.Abs(value - mean) > Sudden * mean)
        {
            yield return new Alert(AlertKind.SuddenChange, title, $"{Words.Value(indicator, value)}, after {Words.Value(indicator, Math.Round(mean, 1))} a month before. Find out why before it is reported.", path, indicator.Objective);
        }
    }

    private static async Task<IEnumerable<Alert>> OfActionsAsync(MetricsStore store, string site, DateOnly today, CancellationToken cancel)
    {
        var due = await store.Actions.AsNoTracking().Include(action => action.Steps).Where(action => action.Site == site && action.Due < today).ToListAsync(cancel);
        return due.Where(action => action.IsOverdue(today)).OrderBy(action => action.Due)
            .Select(action => new Alert(AlertKind.Overdue, $"{action.Reference} {action.Title}", $"It was due on {action.Due:d MMMM yyyy}. {action.Owner}: say how it stands, or give it a new date with the reason.", $"/figures/actions/{action.Reference}", action.Objective));
    }
}
