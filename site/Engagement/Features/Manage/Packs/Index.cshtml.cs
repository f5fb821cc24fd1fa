using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Packs;
using PreventPublic.Engagement.Features.Packs.Binding;

namespace PreventPublic.Engagement.Features.Manage.Packs;

/// <summary>The packs of a site, and how another begins.</summary>
[Needs(Permissions.BulletinsManage)]
public sealed class IndexModel(PackShelf shelf, IEventDirectory directory) : ManagePage
{
    public CouncilSite Council { get; private set; } = null!;

    public IReadOnlyList<Pack> Packs { get; private set; } = [];

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Language { get; set; } = Core.Languages.Language.EnglishCode;

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        if (PlainLine.Of(Name).Length is 0 or > Pack.MaxTitle)
        {
            Wrong(nameof(Name), $"Enter a title of {Pack.MaxTitle} characters or fewer");
        }

        if (Council.Languages.All(language => language.Code != Language))
        {
            Wrong(nameof(Language), "Choose a language of the site");
        }

        return ModelState.IsValid
            ? GoTo(PackLinks.Edit(Site!, await shelf.BeginAsync(Site!, Language, PlainLine.Of(Name), Staff, Cancel)), "The pack is begun. Now choose what is in it.")
            : Invalid();
    }

    private async Task<bool> ReadAsync()
    {
        if (directory.Site(Site!, Core.Languages.Language.English) is not { } council)
        {
            return false;
        }

        Title("Packs");
        (Council, Packs) = (council, await shelf.AllAsync(Site!, Cancel));
        return true;
    }
}
