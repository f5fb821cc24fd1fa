using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Packs;
using PreventPublic.Engagement.Features.Packs.Binding;
using PreventPublic.Engagement.Files;

namespace PreventPublic.Engagement.Features.Manage.Packs.PrintPack;

/// <summary>A pack as one document: what is published now, in its order, each with its address and day.</summary>
[Needs(Permissions.BulletinsManage)]
public sealed class IndexModel(PackShelf shelf, PackPieces pieces, IEventDirectory directory, WordBook words, IPagePrinter printer, PrintKeys keys) : PackPage(shelf, pieces, directory)
{
    private readonly PackShelf _shelf = shelf;
    private readonly PackPieces _pieces = pieces;
    private readonly IEventDirectory _directory = directory;

    public PrintedPack Printed { get; private set; } = null!;

    public bool HasPdf => printer.IsReady;

    public async Task<IActionResult> OnGetAsync([FromRoute] Guid id)
    {
        if (!await FindAsync(Site!, id))
        {
            return NotFound();
        }

        Printed = new PrintedPack(Pack, words[Language], _directory.Site(Site!, Language)!, await _pieces.BindAsync(Pack, Cancel), Council.Clock.Today);
        await CountAsync(Pack.OnPaper);
        return Page();
    }

    public async Task<IActionResult> OnGetPdfAsync([FromRoute] Guid id)
    {
        if (!printer.IsReady || !await FindAsync(Site!, id))
        {
            return NotFound();
        }

        var file = await printer.PrintAsync(Request.Host.Value!, PackLinks.PrintOnce(keys.New(Site!, id)), Cancel);
        await CountAsync(Pack.AsFile);
        return File(file, "application/pdf", $"{Pack.Title}.pdf");
    }

    private Task CountAsync(string how) => HttpMethods.IsGet(Request.Method) ? _shelf.CountPrintAsync(Pack, how, Council.Clock.Today, Cancel) : Task.CompletedTask;
}
