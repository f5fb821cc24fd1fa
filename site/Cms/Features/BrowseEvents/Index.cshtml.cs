using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Serving;

namespace PreventPublic.Cms.Features.BrowseEvents;

/// <summary>Events to come, in order of time.</summary>
[Finished("audience")]
public sealed class IndexModel : PublicPage
{
    public Entry? Intro { get; private set; }

    public IReadOnlyList<Occasion> Occasions { get; private set; } = [];

    public IReadOnlyList<string> Audiences { get; private set; } = [];

    public string? Audience { get; private set; }

    public IActionResult OnGet(string? audience)
    {
        var all = EventDates.Upcoming(Reader);
        Audiences = [.. all.SelectMany(occasion => occasion.Entry.Item.Audiences).Distinct().Order(StringComparer.Ordinal)];
        Audience = Audiences.Contains(audience) ? audience : null;
        Reader.DoNotKeep = (audience ?? "") != (Audience ?? "");
        Occasions = [.. all.Where(occasion => Audience is null || occasion.Entry.Item.Audiences.Contains(Audience))];
        Intro = Reader.Page("events");
        this.ShowList(Intro, "/events", "events.none");
        return Page();
    }
}
