using PreventPublic.Metrics.Features.Closing;
using PreventPublic.Metrics.Features.Reports;

namespace PreventPublic.Metrics.Features.Strategy.HowAreWeDoing;

/// <summary>The honest picture for residents: on track, behind, or not known, and each figure leads to its explanation.</summary>
public sealed class IndexModel(PublicFigures figures, Closings closings) : StrategyPage
{
    public PublicTable Table { get; private set; } = null!;

    public IReadOnlyList<(Period Period, DateTime At)> Closed { get; private set; } = [];

    /// <summary>The newest closed month; null when there is none yet.</summary>
    public DateOnly? Month => Table.Months.Count == 0 ? null : Table.Months[^1];

    public async Task OnGetAsync()
    {
        Table = await figures.ReadAsync(Visit.Site, Cancel);
        Closed = await IsThereAsync("Editions") ? await closings.AllAsync(Visit.Site, Cancel) : [];
        Show(Words["strategy.doing-title"], StrategyLinks.Doing, Words["strategy.doing-text"]);
    }
}
