using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Serving;

namespace PreventPublic.Cms.Features.FindResource;

/// <summary>The library of resources, by audience and topic.</summary>
[Finished("audience", "topic")]
public sealed class IndexModel : PublicPage
{
    public Entry? Intro { get; private set; }

    public IReadOnlyList<Entry> Resources { get; private set; } = [];

    public IReadOnlyList<string> Audiences { get; private set; } = [];

    public IReadOnlyList<string> Topics { get; private set; } = [];

    public string? Audience { get; private set; }

    public string? Topic { get; private set; }

    public IActionResult OnGet(string? audience, string? topic)
    {
        var all = Reader.All("resources");
        Audiences = [.. all.SelectMany(entry => entry.Item.Audiences).Distinct().Order(StringComparer.Ordinal)];
        Topics = [.. all.SelectMany(entry => entry.Item.Topics).Distinct().Order(StringComparer.Ordinal)];
        Audience = Audiences.Contains(audience) ? audience : null;
        Topic = Topics.Contains(topic) ? topic : null;
        Reader.DoNotKeep = (audience ?? "") != (Audience ?? "") || (topic ?? "") != (Topic ?? "");
        Resources = [.. all
            .Where(entry => (Audience is null || entry.Item.Audiences.Contains(Audience)) && (Topic is null || entry.Item.Topics.Contains(Topic)))
            .OrderBy(Reader.Title, StringComparer.Create(Reader.Language.Culture, ignoreCase: true))];
        Intro = Reader.Page("resources");
        this.ShowList(Intro, "/resources", "resources.none");
        return Page();
    }
}
