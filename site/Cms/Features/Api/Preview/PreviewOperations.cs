using System.Globalization;
using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Features.Api.Entries;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;

namespace PreventPublic.Cms.Features.Api.Preview;

/// <summary>Entries as they would be if everybody's newest drafts of them were published.</summary>
public sealed class PreviewOperations(Drafts drafts, PreviewTokens tokens, WordBook words) : IApiGroup
{
    private static readonly EntryShape Short = new(["title", "summary", "address", "url", "languages", "translation"], []);
    private static readonly EntryShape Whole = new([], ["html", "text", "markdown"]);

    private static JsonObject One => Schema.Of(("entry", Schema.Ref("Entry")), ("versions", Schema.List(Schema.Ref("PreviewVersion"))));

    public string About => "Drafts, for whoever has a token.";

    public IReadOnlyList<ApiOperation> Operations =>
    [
        new("listDrafts", "/api/v1/preview/entries", "Preview", "Entries that have drafts, newest draft first")
        {
            Description = $"At most {Drafts.Most} versions are looked at.",
            Parameters = [EntryOperations.Site, EntryOperations.Speaks],
            Problems = [401, 403],
            NeedsToken = true,
            Answer = Schema.Of(("items", Schema.List(One))),
            Example = "/api/v1/preview/entries",
            Do = ListAsync,
        },
        new("previewEntry", "/api/v1/preview/entries/{folder}/{key}", "Preview", "One entry with its newest drafts, as its editor sees it")
        {
            Parameters = [EntryOperations.Folder, EntryOperations.Key, EntryOperations.Site, EntryOperations.Speaks],
            Problems = [401, 403, 404],
            NeedsToken = true,
            LongKey = true,
            Answer = One,
            Example = "/api/v1/preview/entries/pages/home",
            Do = PreviewAsync,
        },
        new("previewAddress", "/api/v1/preview/address", "Preview", "The entry that would be at an address if every draft were published")
        {
            Description = "The address may have a language in front; “language” goes before it.",
            Parameters = [EntryOperations.Path, EntryOperations.Site, EntryOperations.Speaks],
            Problems = [401, 403, 404],
            NeedsToken = true,
            Answer = One,
            Example = "/api/v1/preview/address?path=/",
            Do = AddressAsync,
        },
    ];

    public IReadOnlyDictionary<string, JsonObject> Schemas => new Dictionary<string, JsonObject>
    {
        ["PreviewVersion"] = Schema.Of(
            ("site", Schema.Text), ("language", Schema.Text), ("number", Schema.Number),
            ("state", Schema.OneOf(Enum.GetNames<VersionState>())), ("saved", Schema.Moment)),
    };

    private async Task<ApiAnswer> ListAsync(ApiCall call)
    {
        await RequireAsync(call);
        var with = await drafts.AllAsync(call.Site, call.Cancel);
        var names = with.Versions.OrderByDescending(version => version.CreatedAt).Select(version => (version.Entry.Folder, version.Entry.Key)).Distinct();
        var entries = names.Select(name => with.Site.Find(name.Folder, name.Key)).OfType<Entry>().Where(entry => entry.Type.IsDelivered);
        return Private(new JsonObject { ["items"] = new JsonArray([.. entries.Select(entry => (JsonNode)JsonOf(call, with, entry, call.Language, Short))]) });
    }

    private async Task<ApiAnswer> PreviewAsync(ApiCall call)
    {
        await RequireAsync(call);
        var with = await drafts.OfEntryAsync(call.Site, call["folder"]!, call["key"]!, call.Cancel);
        return with.Site.Find(call["folder"]!, call["key"]!) is { Type.IsDelivered: true } entry
            ? Private(JsonOf(call, with, entry, call.Language, Whole))
            : throw ApiException.NotFound("entry of that name on this site, in any state");
    }

    private async Task<ApiAnswer> AddressAsync(ApiCall call)
    {
        await RequireAsync(call);
        var asked = AskedAddress.Of(call.Site, call["path"]!);
        var language = call["language"] is null && asked.Language is { } code ? Language.Get(code) : call.Language;
        var with = await drafts.AllAsync(call.Site, call.Cancel);
        return with.Site.At(asked.Plain) is { Type.IsDelivered: true } entry
            ? Private(JsonOf(call, with, entry, language, Whole))
            : throw ApiException.NotFound("page at that address, in any state");
    }

    private Task RequireAsync(ApiCall call) => tokens.RequireAsync(call.Context.Request.Headers.Authorization.ToString(), call.Site.Id, call.Cancel);

    private JsonObject JsonOf(ApiCall call, DraftSite with, Entry entry, Language language, EntryShape shape) => new()
    {
        ["entry"] = EntryJson.Of(new Reader(with.Site, language, words[language]), call.Origin, entry, shape),
        ["versions"] = new JsonArray([.. with.Versions.Where(version => version.Entry.Folder == entry.Type.Folder && version.Entry.Key == entry.Key).Select(version => (JsonNode)VersionOf(version))]),
    };

    private static JsonObject VersionOf(VersionRecord version) => new()
    {
        ["site"] = version.Entry.Site,
        ["language"] = version.Language,
        ["number"] = version.Number,
        ["state"] = version.State.ToString(),
        ["saved"] = DateTime.SpecifyKind(version.CreatedAt, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    };

    private static ApiAnswer Private(JsonObject json) => ApiAnswer.Json(json) with { IsPrivate = true };
}
