using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading.Components;
using PreventPublic.Cms.Serving;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.FindContact;

/// <summary>The numbers to keep, small enough to print and put on a fridge.</summary>
[Finished]
public sealed class CardModel : PublicPage
{
    public IReadOnlyList<Entry> Contacts { get; private set; } = [];

    public IActionResult OnGet()
    {
        Contacts = [.. ContactList.For(Reader, [], null).Where(entry => entry.Item is Contact { Withheld: false, Phone: not null })];
        Show(new PageHead
        {
            Title = Words["contacts.card-title"],
            Address = "/contacts/card",
            Languages = [.. Reader.Site.Languages.Select(language => language.Code)],
            Trail = [(Words["layout.home"], "/")],
            HideFromSearch = true,
        });
        return Page();
    }
}
