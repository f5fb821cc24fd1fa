using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Features.Api.Entries;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;

namespace PreventPublic.Cms.Features.Api.Navigating;

/// <summary>The councils' sites, their languages and menus.</summary>
public sealed class SiteOperations : IApiGroup
{
    public string About => "The sites that there are, and how readers find their way through one.";

    public IReadOnlyList<ApiOperation> Operations =>
    [
        new("getApi", ApiPath.Root, "Sites", "What this API is, and where to begin")
        {
            Answer = Schema.Of(("version", Schema.Text), ("policy", Schema.Text), ("document", Schema.Url), ("site", Schema.Text)),
            Example = ApiPath.Root,
            Do = call => Task.FromResult(ApiAnswer.Json(new JsonObject { ["version"] = ApiVersion.Number, ["policy"] = ApiVersion.Policy, ["document"] = call.Origin + OpenApi.Address, ["site"] = call.Site.Id })),
        },
        new("listSites", "/api/v1/sites", "Sites", "The councils' sites")
        {
            Parameters = [EntryOperations.Speaks],
            Answer = Schema.Of(("items", Schema.List(Schema.Ref("Site")))),
            Example = "/api/v1/sites",
            Do = call => Task.FromResult(ApiAnswer.Json(new JsonObject { ["items"] = new JsonArray([.. call.Published.Sites.Values.OrderBy(site => site.Id, StringComparer.Ordinal).Select(site => (JsonNode)SiteOf(call, site))]) }) with { IsPassing = true }),
        },
        new("getNavigation", "/api/v1/navigation", "Sites", "The menu, the footer, and all pages as a tree of addresses")
        {
            Parameters = [EntryOperations.Site, EntryOperations.Speaks],
            Answer = Schema.Of(("menu", Schema.List(Schema.Ref("Link"))), ("footer", Schema.List(Schema.Ref("Link"))), ("tree", Schema.List(Schema.Ref("Branch")))),
            Example = "/api/v1/navigation?language=ro",
            Do = call => Task.FromResult(Navigation(call)),
        },
    ];

    public IReadOnlyDictionary<string, JsonObject> Schemas => new Dictionary<string, JsonObject>
    {
        ["Site"] = Schema.Of(
            ("id", Schema.Text), ("title", Schema.Text), ("summary", Schema.OrNull(Schema.Text)), ("council", Schema.Text), ("area", Schema.Text), ("police", Schema.Text), ("hosts", Schema.List(Schema.Text)),
            ("languages", Schema.List(Schema.Of(("code", Schema.Text), ("name", Schema.Text), ("direction", Schema.OneOf("ltr", "rtl"))))), ("timeZone", Schema.Text), ("exitTo", Schema.Url)),
        ["Link"] = Schema.Of(("name", Schema.Text), ("title", Schema.Text), ("address", Schema.Text), ("language", Schema.Text)),
        ["Branch"] = Schema.Of(("name", Schema.Text), ("title", Schema.Text), ("address", Schema.Text), ("language", Schema.Text), ("children", Schema.List(Schema.Ref("Branch")))),
    };

    private static JsonObject SiteOf(ApiCall call, SiteContent site)
    {
        var language = site.Speaks(call.Language.Code) ? call.Language : Core.Languages.Language.English;
        var reader = new Reader(site, language, call.Reader.Words);
        var settings = reader.Settings;
        return new JsonObject
        {
            ["id"] = site.Id,
            ["title"] = reader.Text(settings.Title),
            ["summary"] = settings.Summary is null ? null : reader.Text(settings.Summary),
            ["council"] = settings.Council,
            ["area"] = settings.Area,
            ["police"] = settings.Police,
            ["hosts"] = new JsonArray([.. site.Settings.Hosts.Select(host => (JsonNode)host)]),
            ["languages"] = new JsonArray([.. site.Languages.Select(one => (JsonNode)new JsonObject { ["code"] = one.Code, ["name"] = one.NativeName, ["direction"] = one.Direction })]),
            ["timeZone"] = site.Settings.TimeZone,
            ["exitTo"] = site.Settings.ExitTo,
        };
    }

    private static ApiAnswer Navigation(ApiCall call)
    {
        var (reader, settings) = (call.Reader, call.Site.Settings);
        var pages = reader.All("pages").Where(entry => entry.Type.IsDelivered && entry.Address is not null).OrderBy(entry => entry.Address, StringComparer.Ordinal).ToList();
        return ApiAnswer.Json(new JsonObject
        {
            ["menu"] = Links(call, settings.Navigation.Select(reader.Page)),
            ["footer"] = Links(call, settings.Footer.Select(reader.Page)),
            ["tree"] = Tree(call, pages.ToLookup(ParentIn([.. pages.Select(page => page.Address!)])), ""),
        });
    }

    private static JsonArray Links(ApiCall call, IEnumerable<Entry?> entries) => [.. entries.OfType<Entry>().Where(entry => entry.Address is not null).Select(entry => (JsonNode)LinkOf(call, entry))];

    private static JsonObject LinkOf(ApiCall call, Entry entry) => new()
    {
        ["name"] = entry.Name,
        ["title"] = call.Reader.Title(entry),
        ["address"] = entry.Address,
        ["language"] = entry.In(call.Language).Language.Code,
    };

    private static JsonArray Tree(ApiCall call, ILookup<string, Entry> below, string above) =>
    [
        .. below[above].Select(entry =>
        {
            var branch = LinkOf(call, entry);
            branch["children"] = Tree(call, below, entry.Address!);
            return (JsonNode)branch;
        }),
    ];

    /// <summary>The nearest page above one that there is; addresses may skip steps. Empty at the top.</summary>
    private static Func<Entry, string> ParentIn(HashSet<string> addresses) => entry =>
    {
        for (var address = entry.Address!; address.LastIndexOf('/') is var slash and > 0;)
        {
            address = address[..slash];
            if (addresses.Contains(address))
            {
                return address;
            }
        }

        return "";
    };
}
