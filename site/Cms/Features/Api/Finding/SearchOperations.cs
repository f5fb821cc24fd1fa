using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Features.Api.Entries;
using PreventPublic.Cms.Features.Search.Asking;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.Api.Finding;

/// <summary>The site's search, for programs. The words are kept nowhere, as on the site.</summary>
public sealed class SearchOperations(SiteSearch search) : IApiGroup
{
    private static readonly string[] Kinds = ["pages", "contacts", "events", "resources", "updates"];

    private static ApiParameter Words => ApiParameter.Text("q", "What is looked for", Question.MaxLength, required: true);

    public string About => "What answers a question, and what to suggest while somebody types. Words that are searched for are not kept.";

    public IReadOnlyList<ApiOperation> Operations =>
    [
        new("search", "/api/v1/search", "Search", "What answers a question")
        {
            Description = "`best` is the one right answer to a safety-critical question, to be shown first. At most 100 are ranked. The words are neither stored nor logged.",
            Parameters =
            [
                Words, EntryOperations.Site, EntryOperations.Speaks, ApiParameter.OneOf("kind", "Only these", Kinds), ApiParameter.OneOf("topic", "Only about this", Vocabulary.Topics.Split(' ')),
                ApiParameter.Number("skip", "Leave out so many", 0, SiteSearch.Most, 0), ApiParameter.Number("limit", "How many", 1, 50, SearchRequest.PageSize),
            ],
            Answer = Schema.Of(
                ("items", Schema.List(Schema.Of(("entry", Schema.Ref("Entry")), ("snippet", Schema.List(Schema.Of(("text", Schema.Text), ("found", Schema.Flag))))))),
                ("total", Schema.Number), ("corrected", Schema.OrNull(Schema.Text)), ("best", Schema.OrNull(Schema.Ref("BestAnswer"))), ("kinds", Schema.Map(Schema.Number)), ("topics", Schema.Map(Schema.Number))),
            Example = "/api/v1/search?q=worried%20about%20my%20son",
            Do = SearchAsync,
        },
        new("suggest", "/api/v1/suggest", "Search", "Pages that begin like what is being typed")
        {
            Parameters = [Words, EntryOperations.Site, EntryOperations.Speaks],
            Answer = Schema.Of(("items", Schema.List(Schema.Of(("title", Schema.Text), ("address", Schema.Text), ("url", Schema.Url))))),
            Example = "/api/v1/suggest?q=worr",
            Do = call => Task.FromResult(ApiAnswer.Json(new JsonObject
            {
                ["items"] = new JsonArray([.. Suggestions.For(call.Reader, call["q"]!).Select(one => (JsonNode)new JsonObject { ["title"] = one.Title, ["address"] = one.Address, ["url"] = call.UrlOf(one.Address) })]),
            }) with { IsPrivate = true }),
        },
    ];

    public IReadOnlyDictionary<string, JsonObject> Schemas => new Dictionary<string, JsonObject> { ["BestAnswer"] = Schema.Of(("page", Schema.Ref("Entry")), ("contact?", Schema.Ref("Entry"))) };

    private async Task<ApiAnswer> SearchAsync(ApiCall call)
    {
        var found = await search.AskAsync(call.Reader, new SearchRequest(call["q"]!, call["kind"], call["topic"], call.Number("skip", 0), call.Number("limit", SearchRequest.PageSize)), call.Cancel);
        return ApiAnswer.Json(new JsonObject
        {
            ["items"] = new JsonArray([.. found.Hits.Select(hit => (JsonNode)new JsonObject
            {
                ["entry"] = EntryOf(call, hit.Entry),
                ["snippet"] = new JsonArray([.. hit.Snippet.Select(piece => (JsonNode)new JsonObject { ["text"] = piece.Text, ["found"] = piece.Found })]),
            })]),
            ["total"] = found.Total,
            ["corrected"] = found.Corrected,
            ["best"] = BestOf(call, found.Best),
            ["kinds"] = new JsonObject(found.Kinds.Select(one => KeyValuePair.Create(one.Kind, (JsonNode?)one.Count))),
            ["topics"] = new JsonObject(found.Topics.Select(one => KeyValuePair.Create(one.Topic, (JsonNode?)one.Count))),
        }) with
        { IsPrivate = true };
    }

    private static JsonObject? BestOf(ApiCall call, BestAnswer? best)
    {
        if (best is null)
        {
            return null;
        }

        var json = new JsonObject { ["page"] = EntryOf(call, best.Page) };
        if (best.Contact is not null)
        {
            json["contact"] = EntryJson.Of(call, best.Contact, new EntryShape([], []));
        }

        return json;
    }

    private static JsonObject EntryOf(ApiCall call, Entry entry) => EntryJson.Of(call, entry, new EntryShape(["title", "summary", "address", "url", "phone", "topics"], []));
}
