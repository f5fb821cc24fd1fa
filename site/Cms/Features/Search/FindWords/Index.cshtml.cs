using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Features.Search.Asking;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading.Components;
using PreventPublic.Cms.Serving;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Search.FindWords;

/// <summary>
/// Looks for words. What was typed is in the address and on the page, and nowhere else: the page is not kept here, nor by a browser.
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(SiteSearch search, IFactRecorder facts) : PublicPage
{
    private const string Path = "/search";
    private static readonly string[] KnownKinds = ["pages", "contacts", "events", "resources", "updates"];

    public string Query { get; private set; } = "";

    public string? Kind { get; private set; }

    public string? Topic { get; private set; }

    public int Number { get; private set; } = 1;

    public SearchAnswer? Answer { get; private set; }

    /// <summary>Whom to talk to, when nothing was found or nothing was asked.</summary>
    public IReadOnlyList<Entry> Contacts { get; private set; } = [];

    public bool HasHits => Answer is { Hits.Count: > 0 };

    public int Pages => Answer is null ? 0 : (Answer.Total + SearchRequest.PageSize - 1) / SearchRequest.PageSize;

    /// <summary>The words are read from the request by hand: arguments of a handler are written to a log that is set to tell all.</summary>
    public async Task<IActionResult> OnGetAsync(string? kind, string? topic, int number, CancellationToken cancel)
    {
        var q = Request.Query["q"].ToString();
        Query = PreventPublic.Core.PlainLine.Of(q.Length > Question.MaxLength ? q[..Question.MaxLength] : q);
        (Kind, Topic) = (KnownKinds.Contains(kind) ? kind : null, Vocabulary.Topics.Split(' ').Contains(topic) ? topic : null);
        Number = Math.Clamp(number, 1, SiteSearch.Most / SearchRequest.PageSize);
        if (Query.Length > 0)
        {
            Answer = await search.AskAsync(Reader, new SearchRequest(Query, Kind, Topic, (Number - 1) * SearchRequest.PageSize), cancel);
            Count(Answer.About);
        }

        if (Answer is not { Best.Contact: not null })
        {
            // Words that led to no number of their own may still be a call for help.
            Contacts = [.. ContactList.For(Reader, ["worried"], null).Where(entry => entry.Item is Contact { Withheld: false }).Take(HasHits ? 1 : 3)];
        }

        Show(new PageHead
        {
            Title = Query.Length == 0 ? Words["search.title"] : Words["search.title-of", Query],
            Address = Path,
            Languages = [.. Reader.Site.Languages.Select(language => language.Code)],
            Trail = [(Words["layout.home"], "/")],
            HideFromSearch = true,
        });
        return Page();
    }

    /// <summary>The topic and not the words. Narrowing and leafing through what was found is the same search.</summary>
    private void Count(string about)
    {
        if (Kind is null && Topic is null && Number == 1 && PageUse.IsReading(Request))
        {
            facts.Record(new Fact(KnownTopics.Fact, Reader.Site.Clock.Today, Reader.Site.Id, "topics/" + about, about));
        }
    }

    public string AddressOf(string? kind, string? topic = null, int number = 1, string? query = null) => Reader.Href(Path) + Microsoft.AspNetCore.Http.QueryString.Create(
        new Dictionary<string, string?> { ["q"] = query ?? Query, ["kind"] = kind, ["topic"] = topic, ["number"] = number == 1 ? null : number.ToString(System.Globalization.CultureInfo.InvariantCulture) }
            .Where(pair => pair.Value is { Length: > 0 }));

    /// <summary>Where a hit is read. A contact has no page of its own: the directory shows it among those for the same need.</summary>
    public string PageOf(Entry entry) => Reader.Href(entry.Address ?? "/contacts") + (entry is { Address: null, Item: Contact { Needs: [var need, ..] } } ? $"?need={need}" : "");
}
