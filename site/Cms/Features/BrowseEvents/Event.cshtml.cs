using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Serving;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.BrowseEvents;

/// <summary>One event: when, where, how to get in.</summary>
[Finished]
public sealed class EventModel : PublicPage
{
    public Entry Entry { get; private set; } = null!;

    public IReadOnlyList<Occasion> Next { get; private set; } = [];

    /// <summary>
    /// There is a registration page. Whether places are left is said there, where it is looked up: this page is kept as
    /// finished bytes and must not promise what changes by the minute.
    /// </summary>
    public bool TakesRegistrations => Next.Count > 0 && Entry.Item is Event { Places: not null, Cancelled: false };

    /// <summary>An address for a map, or null when the place is not known well enough to find.</summary>
    public string? MapAddress { get; private set; }

    public IActionResult OnGet(string key)
    {
        if (Reader.Find("events", key) is not { } entry)
        {
            return NotFoundPage();
        }

        Entry = entry;
        Next = EventDates.Of(Reader, entry, Reader.Site.Clock.Now, most: 12);
        if (Next is [var first, ..])
        {
            Reader.ChangesAt(first.Ends);
        }

        var item = (Event)entry.Item;
        MapAddress = item is { Online: false, Postcode: { } postcode }
            ? "https://www.openstreetmap.org/search?query=" + Uri.EscapeDataString(string.Join(", ", new[] { item.Street, item.Town, postcode }.OfType<string>()))
            : null;
        Show(entry, [EventData.Of(Reader, entry, Next, Origin)]);
        return Page();
    }
}
