using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Reading.Components;
using PreventPublic.Cms.Serving;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.FindContact;

/// <summary>The directory of contacts, by need and place.</summary>
[Finished("need", "place")]
public sealed class IndexModel : PublicPage
{
    public static readonly IReadOnlyList<string> Needs = Vocabulary.Needs.Split(' ');

    public static readonly IReadOnlyList<string> Places = ["local", "national"];

    public Entry? Intro { get; private set; }

    public string? Need { get; private set; }

    public string? Place { get; private set; }

    public IReadOnlyList<Entry> Contacts { get; private set; } = [];

    public IActionResult OnGet(string? need, string? place)
    {
        Need = Needs.Contains(need) ? need : null;
        Place = Places.Contains(place) ? place : null;
        Reader.DoNotKeep = Need != Emptied(need) || Place != Emptied(place);
        Contacts = ContactList.For(Reader, Need is null ? [] : [Need], Place);
        Intro = Reader.Page("contacts");
        this.ShowList(Intro, "/contacts", "contacts.card-title", Contacts.Select(contact => StructuredData.ContactPoint(Reader, contact)));
        return Page();
    }

    private static string? Emptied(string? value) => value is { Length: > 0 } ? value : null;
}
