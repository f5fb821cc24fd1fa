using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Charts;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Strategy.ExplainFigure;

/// <summary>A figure explains itself to readers: what it counts, what it cannot say, where it comes from, month by month.</summary>
public sealed class IndexModel(PublicFigures figures) : StrategyPage
{
    public Indicator Indicator { get; private set; } = null!;

    public NamedText Definition => Text.Of(Indicator.Id);

    public PublicTable Table { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (Plan.Indicator(id) is not { } indicator)
        {
            return NotFound();
        }

        Indicator = indicator;
        Table = await figures.ReadAsync(Visit.Site, Cancel);
        Show(Definition.Title, StrategyLinks.Figure(id), Definition.First);
        return Page();
    }

    public Chart Trend() => new(
        "months", Definition.Title, Words["strategy.month"], FigureText.UnitOf(Words, Indicator),
        [.. Table.Months.Select(month => (month, figure: Table.Of(Indicator, month))).Select(one => new ChartPoint(
            FigureText.Month(Visit.Language, one.month), one.figure.Value,
            FigureText.Shown(Words, Indicator, one.figure) + (Table.Corrected.Contains((Indicator.Id, one.month)) ? $" ({Words["strategy.corrected"]})" : "")))],
        Visit.Language, Indicator.Target, Indicator.Target is { } target ? Words["strategy.target-is", FigureText.Value(Words, Indicator, target)] : null);
}
