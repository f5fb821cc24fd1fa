using System.Text.Json.Nodes;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Features.Api.Entries;

/// <summary>Entries of every type that readers see: lists, single ones, by address, and the types themselves.</summary>
public sealed class EntryOperations(ContentTypes types) : IApiGroup
{
    private const int UsualLimit = 20;

    private IReadOnlyList<ContentType> Delivered => field ??= [.. types.All.Where(type => type.IsDelivered)];

    public static ApiParameter Site { get; } = ApiParameter.Text("site", "The site's id; without it, the site of the host that is asked", 40, "^[a-z0-9-]+$");

    public static ApiParameter Speaks { get; } = ApiParameter.OneOf("language", "The language; what is not translated comes in English and says so", Language.All.Select(language => language.Code));

    public static ApiParameter Folder { get; } = ApiParameter.Path("folder", "The first part of the entry's name", "^[a-z-]+$");

    public static ApiParameter Key { get; } = ApiParameter.Path("key", "The rest of its name", "^[a-z0-9/-]+$");

    public static ApiParameter Path { get; } = ApiParameter.Text("path", "The address", pattern: "^/[a-z0-9/-]*$", required: true);

    public static ApiParameter GoOn => ApiParameter.Text("cursor", "Where to go on; from “next”", 1000, "^[A-Za-z0-9_-]+$");

    private static ApiParameter Fields => new("fields", "Only these properties and fields", new JsonObject { ["type"] = "string", ["maxLength"] = 40, ["pattern"] = "^[A-Za-z]+$" }, IsList: true);

    private static ApiParameter Bodies => ApiParameter.OneOf("body", "The forms in which the body is wanted", ["html", "text", "markdown"], list: true);

    private static ApiParameter Include => ApiParameter.OneOf("include", "What entries show or point at, to be given beside them", ["contacts", "pages", "resources", "events", "updates", "media"], list: true);

    private static ApiParameter Depth => ApiParameter.Number("depth", "How far “include” goes", 1, Included.MostDepth, 1);

    public string About => "Entries of every type that readers see, and the types themselves.";

    public IReadOnlyList<ApiOperation> Operations =>
    [
        new("listEntries", "/api/v1/entries", "Entries", "Entries, filtered and in order")
        {
            Description = "Pages follow each other by cursor: `next` is the address of the next one, null on the last. `total` is counted only when it is asked for.",
            Parameters =
            [
                Site, Speaks,
                ApiParameter.OneOf("type", "Only of these types", Delivered.Select(type => type.Name), list: true),
                ApiParameter.OneOf("topic", "About any of these", Vocabulary.Topics.Split(' '), list: true),
                ApiParameter.OneOf("audience", "For any of these", Vocabulary.Audiences.Split(' '), list: true),
                ApiParameter.Text("address", "At this address of the site", pattern: "^/[a-z0-9/-]*$"),
                ApiParameter.Text("under", "At addresses below this one", pattern: "^/[a-z0-9/-]*$"),
                ApiParameter.Date("from", "Updates and events on or after this day"),
                ApiParameter.Date("to", "Updates and events on or before this day"),
                ApiParameter.Date("updatedSince", "Changed on or after this day"),
                ApiParameter.Flag("translated", "Only what really is in the language"),
                new("where", "Conditions on fields", new JsonObject { ["type"] = "string", ["maxLength"] = 200, ["pattern"] = "^[A-Za-z]+:[^,]*$" }, IsList: true),
                Fields, Bodies, Include, Depth,
                ApiParameter.OneOf("sort", "The order; a minus turns it round", EntryOrder.Names.SelectMany(name => new[] { name, "-" + name })),
                ApiParameter.Number("limit", "How many at a time", 1, 100, UsualLimit),
                GoOn,
                ApiParameter.Flag("total", "Count all that fit, too"),
            ],
            Answer = Schema.Of(("items", Schema.List(Schema.Ref("Entry"))), ("next", Schema.OrNull(Schema.Text)), ("total?", Schema.Number), ("included?", Schema.Map(Schema.Ref("Included")))),
            Example = "/api/v1/entries?type=page,guide&topic=getting-help&fields=title,summary,address&limit=5&total=true",
            Do = call => Task.FromResult(List(call)),
        },
        new("getEntry", "/api/v1/entries/{folder}/{key}", "Entries", "One entry by its name")
        {
            Parameters = [Folder, Key, Site, Speaks, Fields, Bodies, Include, Depth],
            Problems = [404],
            LongKey = true,
            Answer = One,
            Example = "/api/v1/entries/pages/worried/child?language=ur&body=html&include=contacts",
            Do = call => Task.FromResult(ApiAnswerOf(call, call.Reader.Find(call["folder"]!, call["key"]!))),
        },
        new("getAddress", "/api/v1/address", "Entries", "The entry at an address of the site")
        {
            Description = "Old addresses are honoured as on the site: 301 to where it is now, 410 when it is gone. An address as readers have it, with a language in front or a slash behind, leads by 301 to the one without.",
            Parameters = [Path, Site, Speaks, Fields, Bodies, Include, Depth],
            Problems = [301, 404, 410],
            Answer = One,
            Example = "/api/v1/address?path=/worried&body=text",
            Do = call => Task.FromResult(At(call)),
        },
        new("listTypes", "/api/v1/types", "Types", "The content types and their fields, as JSON schemas")
        {
            Answer = Schema.Of(("items", Schema.List(Schema.Of(("name", Schema.Text), ("label", Schema.Text), ("folder", Schema.Text), ("addressPrefix", Schema.OrNull(Schema.Text)), ("fields", new JsonObject { ["type"] = "object" }))))),
            Example = "/api/v1/types",
            Do = _ => Task.FromResult(ApiAnswer.Json(new JsonObject { ["items"] = new JsonArray([.. Delivered.Select(type => (JsonNode)new JsonObject
            {
                ["name"] = type.Name, ["label"] = type.Label, ["folder"] = type.Folder, ["addressPrefix"] = type.AddressPrefix, ["fields"] = Schema.FieldsOf(FieldsOf(type)),
            })]) })),
        },
    ];

    public IReadOnlyDictionary<string, JsonObject> Schemas => Delivered.ToDictionary(type => NameOf(type) + "Fields", type => Schema.FieldsOf(FieldsOf(type)))
        .Concat(Delivered.ToDictionary(NameOf, EntryOf))
        .Append(KeyValuePair.Create("Entry", new JsonObject
        {
            ["oneOf"] = new JsonArray([.. Delivered.Select(type => (JsonNode)Schema.Ref(NameOf(type)))]),
            ["discriminator"] = new JsonObject { ["propertyName"] = "type", ["mapping"] = new JsonObject(Delivered.Select(type => KeyValuePair.Create(type.Name, (JsonNode?)("#/components/schemas/" + NameOf(type))))) },
        }))
        .Append(KeyValuePair.Create("Media", Schema.Of(("name", Schema.Text), ("type", Schema.Exactly("media")), ("url", Schema.Url), ("contentType", Schema.Text),
            ("width?", Schema.Number), ("height?", Schema.Number), ("focalPoint?", Schema.Of(("x", Schema.Number), ("y", Schema.Number))),
            ("renditions?", Schema.List(Schema.Of(("url", Schema.Url), ("width", Schema.Number), ("contentType", Schema.Text)))))))
        .Append(KeyValuePair.Create("Included", new JsonObject { ["oneOf"] = new JsonArray(Schema.Ref("Entry"), Schema.Ref("Media")) }))
        .Append(KeyValuePair.Create("Body", Schema.Of(("html?", Schema.Text), ("text?", Schema.Text), ("markdown?", Schema.Text))))
        .ToDictionary();

    private static JsonObject One => Schema.Of(("entry", Schema.Ref("Entry")), ("included?", Schema.Map(Schema.Ref("Included"))));

    /// <summary>An entry by itself, or 404.</summary>
    public static ApiAnswer ApiAnswerOf(ApiCall call, Entry? entry)
    {
        if (entry is not { Type.IsDelivered: true } || !EntryFilter.IsVisible(call.Reader, entry))
        {
            throw ApiException.NotFound("entry of that name that is published on this site");
        }

        var json = new JsonObject { ["entry"] = EntryJson.Of(call, entry, ShapeOf(call)) };
        AddIncluded(json, call, [entry]);
        return ApiAnswer.Json(json) with { LastModified = call.LastModified };
    }

    private ApiAnswer List(ApiCall call)
    {
        foreach (var folder in Delivered.Where(type => call["type"] is null || call.List("type").Contains(type.Name)).Select(type => type.Folder).Distinct())
        {
            call.Reader.All(folder);
        }

        var sort = call["sort"] ?? "address";
        var (order, filter, backwards) = (EntryOrder.Of(call.Site, sort.TrimStart('-'), call.Language), new EntryFilter(call, types), sort.StartsWith('-'));
        var limit = call.Number("limit", UsualLimit);
        var found = order.Behind(Cursor.Read(call["cursor"], sort), backwards).Where(filter.Wants).Take(limit + 1).ToList();
        var shown = found.Take(limit).ToList();
        var shape = ShapeOf(call);
        var json = new JsonObject
        {
            ["items"] = new JsonArray([.. shown.Select(entry => (JsonNode)EntryJson.Of(call, entry, shape))]),
            ["next"] = found.Count > limit ? NextOf(call, Cursor.Write(sort, order.PlaceOf(shown[^1]))) : null,
        };
        if (call.Flag("total"))
        {
            json["total"] = order.Entries.Count(filter.Wants);
        }

        AddIncluded(json, call, shown);
        return ApiAnswer.Json(json) with { LastModified = call.LastModified };
    }

    private static ApiAnswer At(ApiCall call)
    {
        var path = call["path"]!;
        if (PlainOf(call, path) is { } plain)
        {
            return Moved("/api/v1/address" + plain);
        }

        if (call.Site.At(path) is { } entry)
        {
            return ApiAnswerOf(call, entry);
        }

        return call.Site.RedirectFrom(path) switch
        {
            null => throw ApiException.NotFound("page at that address"),
            { Gone: false, To: { } to } => Moved(to.StartsWith('/') ? "/api/v1/address" + call.QueryWith(("path", to)) : to),
            _ => throw new ApiException(410, "The page of that address is gone, and nothing replaces it."),
        };
    }

    /// <summary>The query with the address as the site has it, and its language beside it unless another was asked for; null when it is so already.</summary>
    private static string? PlainOf(ApiCall call, string path) => AskedAddress.Of(call.Site, path) switch
    {
        var asked when asked.Plain == path => null,
        { Language: { } language } asked when call["language"] is null => call.QueryWith(("path", asked.Plain), ("language", language)),
        var asked => call.QueryWith(("path", asked.Plain)),
    };

    private static ApiAnswer Moved(string to) => new([]) { Status = 301, Location = to };

    private static EntryShape ShapeOf(ApiCall call) => new(call.List("fields"), call.List("body"));

    private static void AddIncluded(JsonObject json, ApiCall call, IEnumerable<Entry> entries)
    {
        if (new Included(call).Of(entries) is { } included)
        {
            json["included"] = included;
        }
    }

    private static string NextOf(ApiCall call, string cursor) => "/api/v1/entries" + call.QueryWith(("cursor", cursor));

    private static IEnumerable<FieldDefinition> FieldsOf(ContentType type) => type.Fields.Where(field => field.Key is not ("title" or "summary" or "extends"));

    private static string NameOf(ContentType type) => string.Concat(type.Name.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    private static JsonObject EntryOf(ContentType type) => Schema.Of(
        ("name", Schema.Text), ("type", Schema.Exactly(type.Name)), ("key", Schema.Text), ("site", Schema.Text), ("language", Schema.Text), ("address?", Schema.OrNull(Schema.Text)), ("url?", Schema.OrNull(Schema.Url)),
        ("languages?", Schema.List(Schema.Text)), ("translation?", Schema.OneOf("original", "checked", "unchecked", "behind")), ("updated?", Schema.Moment), ("title?", Schema.Text),
        ("summary?", Schema.OrNull(Schema.Text)), ("fields?", Schema.Ref(NameOf(type) + "Fields")), ("body?", Schema.Ref("Body")));
}
