using PreventPublic.Metrics.Features.Closing;
using PreventPublic.Metrics.Features.Reports;

namespace PreventPublic.Metrics.Features.Strategy.ReadReports;

/// <summary>All reports that were closed.</summary>
public sealed class IndexModel(Closings closings) : StrategyPage
{
    public IReadOnlyList<(Period Period, DateTime At)> Closed { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Closed = await IsThereAsync("Editions") ? await closings.AllAsync(Visit.Site, Cancel) : [];
        Show(Words["strategy.reports-title"], StrategyLinks.Reports);
    }
}
