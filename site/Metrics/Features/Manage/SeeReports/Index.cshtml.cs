using PreventPublic.Metrics.Features.Closing;
using PreventPublic.Metrics.Features.Reports;

namespace PreventPublic.Metrics.Features.Manage.SeeReports;

/// <summary>Reports that are closed, and those that can be.</summary>
public sealed class IndexModel(Closings closings) : FigurePage
{
    private const int MonthsBack = 12;

    public IReadOnlyList<(Period Period, DateTime At)> Closed { get; private set; } = [];

    public IReadOnlyList<Period> Open { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Title("Reports");
        Closed = await closings.AllAsync(Site!, Cancel);
        var closed = Closed.Select(one => one.Period.Name).ToHashSet(StringComparer.Ordinal);
        var (quarter, year) = (Period.QuarterOf(Today), Period.YearOf(Today));
        Open = [.. Enumerable.Range(0, MonthsBack).Select(back => Period.Month(Today.AddMonths(-back))).Concat([quarter, quarter.Previous, year, year.Previous]).Where(period => !closed.Contains(period.Name))];
    }
}
