using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Packs;
using PreventPublic.Engagement.Features.Packs.Binding;
using PreventPublic.Engagement.Features.Pieces;

namespace PreventPublic.Engagement.Features.Manage.Packs.Edit;

/// <summary>What is in a pack, in which order, under which words.</summary>
[Needs(Permissions.BulletinsManage)]
public sealed class IndexModel(PackShelf shelf, PackPieces pieces, IEventDirectory directory) : PackPage(shelf, pieces, directory)
{
    private readonly PackShelf _shelf = shelf;
    private readonly PackPieces _pieces = pieces;

    [BindProperty]
    public PackForm Form { get; set; } = new();

    [BindProperty]
    public int Revision { get; set; }

    /// <summary>Everything that can be chosen.</summary>
    public IReadOnlyList<Piece> Known { get; private set; } = [];

    public string TitleOf(string name) => Known.FirstOrDefault(piece => piece.Name == name)?.Title ?? $"{name} (not published in this language any more)";

    /// <summary>What is not in it yet, by kind.</summary>
    public IEnumerable<(string Kind, IReadOnlyList<Choice> Choices)> Others => Known.Where(piece => Form.Items.All(item => item.Name != piece.Name)).GroupBy(piece => piece.Folder)
        .Select(group => (Heading(group.Key), (IReadOnlyList<Choice>)[.. group.Select(piece => new Choice(piece.Name, piece.Title))]));

    public async Task<IActionResult> OnGetAsync([FromRoute] Guid id)
    {
        if (!await ReadAsync(id))
        {
            return NotFound();
        }

        Form = PackForm.Of(Pack);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync([FromRoute] Guid id)
    {
        if (!await ReadAsync(id))
        {
            return NotFound();
        }

        foreach (var (field, fault) in Form.Faults())
        {
            Wrong(field, fault);
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (await _shelf.SaveAsync(Form.Onto(Pack, Known.Select(piece => piece.Name).ToHashSet(StringComparer.Ordinal)), Staff, Cancel))
        {
            return GoTo(PackLinks.Edit(Site!, id), "Saved.");
        }

        Form.Revision = Pack.Revision;
        Wrong("", "Somebody else saved this pack while you were at it. What you typed is still here. Open it again in another tab to compare; if you save now, yours takes its place");
        return Invalid(409);
    }

    public async Task<IActionResult> OnPostDropAsync([FromRoute] Guid id)
    {
        if (!await ReadAsync(id))
        {
            return NotFound();
        }

        if (await _shelf.DropAsync(Site!, id, Revision, Staff, Cancel))
        {
            return GoTo(PackLinks.Desk(Site!), "The pack is taken away. Its pages stay as they are.");
        }

        Form = PackForm.Of(Pack);
        Wrong("", "Somebody else saved this pack in the meantime. Look at it again before you take it away");
        return Invalid(409);
    }

    private async Task<bool> ReadAsync(Guid id)
    {
        if (!await FindAsync(Site!, id))
        {
            return false;
        }

        Known = await _pieces.AllAsync(Site!, Language, Cancel);
        return true;
    }

    private static string Heading(string folder) => folder switch
    {
        "pages" => "Pages",
        "resources" => "Resources",
        "contacts" => "Contacts",
        _ => "Briefings",
    };
}
