using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.DistributionLog;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Files;

namespace PreventPublic.Engagement.Features.Manage.KeepDistribution;

/// <summary>What was handed out: totals by thing and month, and the lines behind them.</summary>
public sealed class IndexModel(IEventDirectory directory, IPrintedItems items, DistributionBook book) : DistributionPage(directory, items)
{
    [BindProperty(SupportsGet = true)]
    public string Month { get; set; } = "";

    public IReadOnlyList<DistributionLine> Lines { get; private set; } = [];

    public IReadOnlyList<DistributionTotal> Totals { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!FindCouncil())
        {
            return NotFound();
        }

        Title("Distribution log");
        if (await ReadAsync())
        {
            return Page();
        }

        Wrong(nameof(Month), "Enter a month, for example 2026-11, or leave it empty");
        return Invalid();
    }

    public async Task<IActionResult> OnGetCsvAsync() => !FindCouncil() || !await ReadAsync() ? NotFound()
        : File(Spreadsheet.Csv(DistributionFile.Rows(Lines)), Spreadsheet.CsvType, $"distribution-{Site}.csv");

    /// <summary>A month, or the last twelve.</summary>
    private async Task<bool> ReadAsync()
    {
        var month = BulletinMonth.Read(Month.Trim());
        var (first, last) = month is { } chosen ? (chosen.First, chosen.Last) : (BulletinMonth.Of(Today).First.AddMonths(-11), Today);
        Lines = await book.BetweenAsync(Site!, first, last, Cancel);
        Totals = DistributionBook.TotalsOf(Lines);
        return month is not null || Month.Trim().Length == 0;
    }
}
