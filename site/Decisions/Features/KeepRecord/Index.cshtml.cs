using Microsoft.AspNetCore.Mvc;
using PreventPublic.Decisions.Seals;

namespace PreventPublic.Decisions.Features.KeepRecord;

/// <summary>The record, made to be printed. Names and reasons are written on it by hand or in the browser, and never sent.</summary>
public sealed class IndexModel(RecordCode codes, IPdfMaker? pdf = null) : OutcomePage
{
    public RecordText Record { get; private set; } = null!;

    public string Code { get; private set; } = "";

    public bool CanMakePdf => pdf?.IsReady == true;

    public IActionResult OnGet()
    {
        if (Turn() is { } elsewhere)
        {
            return elsewhere;
        }

        Record = RecordText.Of(Visit.Site, Flow, Walk, Visit.Clock.Today);
        Code = codes.Of(Record);
        ShowHead($"{Words["flow.record-title"]} – {Text.Title}", Links.Record(SealText));
        return Page();
    }

    /// <summary>The same page as a file, where the site has a browser to print with.</summary>
    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancel)
    {
        if (pdf?.IsReady != true)
        {
            return NotFound();
        }

        return Turn() ?? File(await pdf.PrintAsync(Request.Host.Value ?? "", Href(Links.Record(SealText)), cancel), "application/pdf", $"{Flow.Id}.pdf");
    }
}
