using Microsoft.AspNetCore.Mvc;
using PreventPublic.Metrics.Features.Closing;
using PreventPublic.Metrics.Features.Reports;

namespace PreventPublic.Metrics.Features.Strategy.ReadReport;

/// <summary>A committee's report as it was closed, to read and to print. It is in English, as the committee has it.</summary>
public sealed class IndexModel(Closings closings, IReportPrinter printer) : StrategyPage
{
    public Period Period { get; private set; } = null!;

    public ClosedReport Closed { get; private set; } = null!;

    public bool HasPdf => printer.IsReady;

    public async Task<IActionResult> OnGetAsync(string period)
    {
        if (Period.Parse(period) is not { } parsed || await closings.FindAsync(Visit.Site, parsed, Cancel) is not { } closed)
        {
            return NotFound();
        }

        (Period, Closed) = (parsed, closed);
        Show(Words["strategy.report-title", parsed.Title(Visit.Language.Culture)], StrategyLinks.Report(parsed), inEnglishOnly: true);
        return Page();
    }
}
