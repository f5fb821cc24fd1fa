using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Languages;
using PreventPublic.Metrics.Features.ActionPlan;
using PreventPublic.Metrics.Features.Benchmark;
using PreventPublic.Metrics.Features.Figures;
using PreventPublic.Metrics.Store;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Reports;

/// <summary>Puts a period's report together from what is known at a moment.</summary>
public sealed class ReportWriter(StrategyShelf shelf)
{
    public const int TrendMonths = 13;

    /// <param name="asOf">UTC.</param>
    /// <returns>Null when the site has no strategy.</returns>
    public async Task<Report?> WriteAsync(MetricsStore store, CouncilSite site, Period period, DateTime asOf, CancellationToken cancel)
    {
        if (shelf.Plan(site.Id) is not { } plan)
        {
            return null;
        }

        var text = shelf.Text(site.Id, Language.English);
        var first = Min(period.Previous.First, period.LastMonth.AddMonths(1 - TrendMonths));
        var table = await FigureReader.ReadAsync(store, site.Id, plan.Indicators, first, period.LastMonth, asOf, cancel);
        var actions = await store.Actions.AsNoTracking().Include(action => action.Steps).Where(action => action.Site == site.Id && action.At <= asOf).OrderBy(action => action.Reference).ToListAsync(cancel);
        return new Report
        {
            Site = site.Id,
            Council = site.Council,
            Strategy = text.Prose?.Title ?? "",
            Document = plan.Document,
            Period = period.Name,
            Title = period.Title(Language.English.Culture),
            First = period.First,
            Last = period.Last,
            Objectives = [.. plan.Objectives.Select(objective => new ReportObjective(objective, text.Title(objective), text.Of(objective).Markdown,
                [.. plan.Indicators.Where(one => one.Objective == objective).Select(one => FigureWriter.Write(one, text, table, period))],
                [.. actions.Where(action => action.Objective == objective).Select(action => ActionOf(action, asOf, period.Last))]))],
            Scores = await ScoresAsync(store, site.Id, plan, text, period.Last, asOf, cancel),
            Training = await TrainingAsync(store, site.Id, period, asOf, cancel),
            Advice = await AdviceAsync(store, site.Id, period, asOf, cancel),
            Narrative = (await NarrativesAsync(store, site.Id, period, asOf, cancel)).ToDictionary(pair => pair.Key, pair => pair.Value.Text, StringComparer.Ordinal),
        };
    }

    /// <summary>The newest text of each box.</summary>
    public static async Task<IReadOnlyDictionary<string, Closing.Narrative>> NarrativesAsync(MetricsStore store, string site, Period period, DateTime asOf, CancellationToken cancel) =>
        (await store.Narratives.AsNoTracking().Where(one => one.Site == site && one.Period == period.Name && one.At <= asOf).ToListAsync(cancel))
            .GroupBy(one => one.Box).ToDictionary(group => group.Key, group => group.MaxBy(one => one.Number)!, StringComparer.Ordinal);

    private static ReportAction ActionOf(PlannedAction action, DateTime asOf, DateOnly last)
    {
        var step = action.StepAt(asOf);
        var status = step?.Status ?? ActionStatus.Planned;
        var open = status is ActionStatus.Planned or ActionStatus.Started;
        return new ReportAction(action.Reference, action.Title, action.Owner, action.Budget, action.Due, ActionWords.Status(status), step?.On, step?.Evidence ?? "", open && action.Due < last);
    }

    private static async Task<IReadOnlyList<ReportScore>> ScoresAsync(MetricsStore store, string site, Plan plan, PlanText text, DateOnly last, DateTime asOf, CancellationToken cancel)
    {
        var agreed = await store.Scores.AsNoTracking().Include(score => score.Decision)
            .Where(score => score.Site == site && score.AsOf <= last && score.Decision != null && score.Decision.Agreed && score.Decision.At <= asOf).ToListAsync(cancel);
        return [.. plan.Frame.Areas.Select(area =>
        {
            var history = agreed.Where(score => score.Area == area).OrderByDescending(score => score.AsOf).ThenByDescending(score => score.At).ToList();
            return new ReportScore(area, text.Title(area), history.FirstOrDefault()?.Value, history.FirstOrDefault()?.AsOf, history.Skip(1).FirstOrDefault()?.Value,
                plan.Frame.Targets.TryGetValue(area, out var aim) ? aim : null, history.FirstOrDefault()?.Evidence ?? "");
        })];
    }

    private static async Task<ReportTraining?> TrainingAsync(MetricsStore store, string site, Period period, DateTime asOf, CancellationToken cancel)
    {
        var year = Period.YearOf(period.First).First.Year;
        var returns = (await store.Returns.AsNoTracking().Where(one => one.Site == site && one.Year == year && one.At <= asOf).ToListAsync(cancel))
            .GroupBy(one => one.Agency).Select(group => group.MaxBy(one => one.Number)!).ToList();
        return returns.Count == 0 ? null : new ReportTraining(year, returns.Count, returns.Count(one => one.HasPlan), returns.Count(one => one.CommissionedToo), returns.Sum(one => one.StaffInScope), returns.Sum(one => one.StaffTrained));
    }

    private static async Task<IReadOnlyList<ReportAdvice>> AdviceAsync(MetricsStore store, string site, Period period, DateTime asOf, CancellationToken cancel)
    {
        var since = Period.YearOf(period.First).First;
        var advice = await store.Advice.AsNoTracking().Include(one => one.Replies).Where(one => one.Site == site && one.On >= since && one.On <= period.Last && one.At <= asOf).OrderBy(one => one.On).ThenBy(one => one.Id).ToListAsync(cancel);
        return [.. advice.Select(one =>
        {
            var reply = one.Replies.Where(reply => reply.At <= asOf).MaxBy(reply => reply.Number);
            return new ReportAdvice(one.On, one.Meeting, one.Advice, Features.Advice.AdviceWords.Outcome(reply?.Outcome), reply?.Text ?? "");
        })];
    }

    private static DateOnly Min(DateOnly one, DateOnly other) => one < other ? one : other;
}
