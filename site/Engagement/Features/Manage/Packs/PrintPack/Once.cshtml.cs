using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Packs;
using PreventPublic.Engagement.Features.Packs.Binding;

namespace PreventPublic.Engagement.Features.Manage.Packs.PrintPack;

/// <summary>What the printer reads: the pack that its key is for, once.</summary>
[Needs(Permissions.Anyone)]
public sealed class OnceModel(PackShelf shelf, PackPieces pieces, IEventDirectory directory, WordBook words, PrintKeys keys) : PackPage(shelf, pieces, directory)
{
    private readonly PackPieces _pieces = pieces;
    private readonly IEventDirectory _directory = directory;

    public PrintedPack Printed { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromRoute] string key)
    {
        if (keys.Take(key) is not var (site, pack) || !await FindAsync(site, pack))
        {
            return NotFound();
        }

        Printed = new PrintedPack(Pack, words[Language], _directory.Site(site, Language)!, await _pieces.BindAsync(Pack, Cancel), Council.Clock.Today);
        return Page();
    }
}
