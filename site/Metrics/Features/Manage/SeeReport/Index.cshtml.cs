using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Metrics.Features.Closing;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Store;

namespace PreventPublic.Metrics.Features.Manage.SeeReport;

/// <summary>A report before it is closed, with the boxes that officers write; or as it was closed.</summary>
public sealed class IndexModel(Closings closings, NarrativeBook narratives, ReportWriter writer, IDbContextFactory<MetricsStore> stores, TimeProvider time) : FigurePage
{
    public Period Period { get; private set; } = null!;

    /// <summary>Null while it is open.</summary>
    public ClosedReport? Closed { get; private set; }

    public Report Report { get; private set; } = null!;

    /// <summary>By box; what was typed and how often the box had been saved before.</summary>
    [BindProperty]
    public Dictionary<string, string> Boxes { get; set; } = [];

    [BindProperty]
    public Dictionary<string, int> Seen { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(string period)
    {
        if (!await FindAsync(period))
        {
            return NotFound();
        }

        var newest = await narratives.NewestAsync(Site!, Period, Cancel);
        Boxes = NarrativeBook.Boxes.ToDictionary(box => box.Box, box => newest.GetValueOrDefault(box.Box)?.Text ?? "", StringComparer.Ordinal);
        Seen = NarrativeBook.Boxes.ToDictionary(box => box.Box, box => newest.GetValueOrDefault(box.Box)?.Number ?? 0, StringComparer.Ordinal);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string period)
    {
        if (!await FindAsync(period))
        {
            return NotFound();
        }

        var texts = NarrativeBook.Boxes.ToDictionary(box => box.Box, box => Boxes.GetValueOrDefault(box.Box, "").ReplaceLineEndings("\n").Trim(), StringComparer.Ordinal);
        foreach (var (box, _) in texts.Where(pair => pair.Value.Length > Narrative.MaxText))
        {
            Wrong($"Boxes[{box}]", $"Keep it to {Narrative.MaxText} characters");
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (!await narratives.SaveAsync(Site!, Period, texts, Seen, Staff, Cancel))
        {
            Wrong("", "Somebody else has written here meanwhile, or the report is closed. What you wrote is still below; open the report in another window and bring both together");
            return Invalid(409);
        }

        return GoTo(FigureLinks.Report(Site!, Period), "What you wrote is saved.");
    }

    public async Task<IActionResult> OnPostCloseAsync(string period)
    {
        if (!await FindAsync(period))
        {
            return NotFound();
        }

        if (await closings.CloseAsync(Council, Period, Staff, Cancel) is { } refusal)
        {
            Wrong("", refusal);
            return Invalid(409);
        }

        return GoTo(FigureLinks.Report(Site!, Period), $"{Period.Title(Core.Languages.Language.English.Culture)} is closed. Residents see it within a minute.");
    }

    private async Task<bool> FindAsync(string name)
    {
        if (Period.Parse(name) is not { } period || period.First > Today)
        {
            return false;
        }

        Period = period;
        Title("Report: " + period.Title(Core.Languages.Language.English.Culture));
        Closed = await closings.FindAsync(Site!, period, Cancel);
        await using var store = await stores.CreateDbContextAsync(Cancel);
        Report = Closed?.Report ?? (await writer.WriteAsync(store, Council, period, time.GetUtcNow().UtcDateTime, Cancel))!;
        return true;
    }
}
