using System.Globalization;
using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Features.Api.Entries;
using PreventPublic.Cms.Features.BrowseEvents;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.Api.Happening;

/// <summary>Events by date, with whether there are places. How many people come, and who, is not in it.</summary>
public sealed class EventOperations(IPlaces places) : IApiGroup
{
    private const string Order = "starts";

    private static readonly string[] States = ["none-needed", "places", "waiting-list", "full", "not-yet", "closed", "cancelled"];

    public string About => "Events by date, with whether there are places.";

    public IReadOnlyList<ApiOperation> Operations =>
    [
        new("listOccasions", "/api/v1/events", "Events", "Dates to come, each of a series by itself, in order of time")
        {
            Parameters =
            [
                EntryOperations.Site, EntryOperations.Speaks, ApiParameter.Date("from", "From this day on; without it, from now on"), ApiParameter.Date("to", "Until this day"),
                ApiParameter.OneOf("audience", "For any of these", Vocabulary.Audiences.Split(' '), list: true), ApiParameter.OneOf("topic", "About any of these", Vocabulary.Topics.Split(' '), list: true),
                ApiParameter.Number("limit", "How many", 1, 200, 50), EntryOperations.GoOn,
            ],
            Answer = Schema.Of(("items", Schema.List(Schema.Ref("Occasion"))), ("next", Schema.OrNull(Schema.Text))),
            Example = "/api/v1/events?limit=3",
            Do = ListAsync,
        },
        new("getEvent", "/api/v1/events/{key}", "Events", "One event with its dates")
        {
            Parameters = [EntryOperations.Key, EntryOperations.Site, EntryOperations.Speaks],
            Problems = [404],
            Answer = Schema.Of(("event", Schema.Ref("Entry")), ("dates", Schema.List(Schema.Ref("Occasion")))),
            Example = "/api/v1/events/community-question-evening",
            Do = OneAsync,
        },
    ];

    public IReadOnlyDictionary<string, JsonObject> Schemas => new Dictionary<string, JsonObject>
    {
        ["Occasion"] = Schema.Of(
            ("event", Schema.Text), ("title", Schema.Text), ("address", Schema.Text), ("url", Schema.Url), ("starts", Schema.Moment), ("ends", Schema.Moment), ("online", Schema.Flag),
            ("venue", Schema.OrNull(Schema.Text)), ("town", Schema.OrNull(Schema.Text)), ("sample", Schema.Flag), ("places", Schema.OneOf(States)), ("register", Schema.OrNull(Schema.Text))),
    };

    private async Task<ApiAnswer> ListAsync(ApiCall call)
    {
        var (topics, audiences) = (call.List("topic"), call.List("audience"));
        var from = call.Date("from") is { } day ? call.Site.Clock.At(day.ToDateTime(TimeOnly.MinValue)) : call.Site.Clock.Now;
        var until = call.Date("to") is { } last ? call.Site.Clock.At(last.AddDays(1).ToDateTime(TimeOnly.MinValue)) : DateTimeOffset.MaxValue;
        var (behind, limit) = (Cursor.Read(call["cursor"], Order), call.Number("limit", 50));
        var found = call.Reader.All("events")
            .Where(entry => (topics.Count == 0 || entry.Item.Topics.Any(topics.Contains)) && (audiences.Count == 0 || entry.Item.Audiences.Any(audiences.Contains)))
            .SelectMany(entry => EventDates.Of(call.Reader, entry, from, most: 60)).Where(occasion => occasion.Starts < until)
            .Select(occasion => (Occasion: occasion, Place: PlaceOf(occasion))).OrderBy(one => one.Place.Key, StringComparer.Ordinal).ThenBy(one => one.Place.Name, StringComparer.Ordinal)
            .SkipWhile(one => behind is { } last && Compare(one.Place, last) <= 0).Take(limit + 1).ToList();
        return ApiAnswer.Json(new JsonObject
        {
            ["items"] = await OccasionsAsync(call, [.. found.Take(limit).Select(one => one.Occasion)]),
            ["next"] = found.Count > limit ? "/api/v1/events" + call.QueryWith(("cursor", Cursor.Write(Order, found[limit - 1].Place))) : null,
        }) with
        { IsPassing = true };
    }

    private async Task<ApiAnswer> OneAsync(ApiCall call)
    {
        var entry = call.Reader.Find("events", call["key"]!) ?? throw ApiException.NotFound("event of that name that is published on this site");
        var dates = EventDates.Of(call.Reader, entry, call.Site.Clock.Now, most: 60);
        return ApiAnswer.Json(new JsonObject { ["event"] = EntryJson.Of(call, entry, new EntryShape([], ["html", "text"])), ["dates"] = await OccasionsAsync(call, dates) }) with { IsPassing = true };
    }

    private async Task<JsonArray> OccasionsAsync(ApiCall call, IReadOnlyList<Occasion> occasions)
    {
        var states = new Dictionary<string, IReadOnlyList<PlaceState>>(StringComparer.Ordinal);
        foreach (var entry in occasions.Select(occasion => occasion.Entry).DistinctBy(entry => entry.Name).Where(entry => ((Event)entry.Item).Places is not null))
        {
            states[entry.Name] = await places.OfAsync(call.Site.Id, entry.Key, call.Cancel);
        }

        return [.. occasions.Select(occasion => (JsonNode)OccasionOf(call, occasion, states))];
    }

    private static JsonObject OccasionOf(ApiCall call, Occasion occasion, Dictionary<string, IReadOnlyList<PlaceState>> states)
    {
        var item = (Event)occasion.Entry.In(call.Language).Item;
        var state = item.Cancelled ? "cancelled" : item.Places is null ? "none-needed"
            : states[occasion.Entry.Name].FirstOrDefault(one => one.Starts == occasion.Starts)?.State ?? "closed";
        return new JsonObject
        {
            ["event"] = occasion.Entry.Name,
            ["title"] = call.Reader.Title(occasion.Entry),
            ["address"] = occasion.Entry.Address,
            ["url"] = call.UrlOf(occasion.Entry.Address!),
            ["starts"] = Iso(occasion.Starts),
            ["ends"] = Iso(occasion.Ends),
            ["online"] = item.Online,
            ["venue"] = item.Online ? null : item.Venue,
            ["town"] = item.Online ? null : item.Town,
            ["sample"] = item.Sample,
            ["places"] = state,
            ["register"] = state is "places" or "waiting-list" ? $"{occasion.Entry.Address}/register" : null,
        };
    }

    private static (string Key, string Name) PlaceOf(Occasion occasion) => (occasion.Starts.UtcDateTime.ToString("s", CultureInfo.InvariantCulture), occasion.Entry.Name);

    private static int Compare((string Key, string Name) one, (string Key, string Name) other) =>
        string.CompareOrdinal(one.Key, other.Key) is var byTime and not 0 ? byTime : string.CompareOrdinal(one.Name, other.Name);

    private static string Iso(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
