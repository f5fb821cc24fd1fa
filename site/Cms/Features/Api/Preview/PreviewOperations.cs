using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Features.Api.Entries;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Features.Api.Preview;

/// <summary>Entries as they would be if everybody's newest drafts of them were published.</summary>
public sealed class PreviewOperations(IDbContextFactory<ContentStore> stores, PreviewTokens tokens, Checking checking) : IApiGroup
{
    public IReadOnlyList<ApiOperation> Operations =>
    [
        new("previewEntry", "/api/v1/preview/entries/{folder}/{key}", "Preview", "One entry with its newest drafts, as its editor sees it")
        {
            Parameters = [EntryOperations.Folder, EntryOperations.Key, EntryOperations.Site, EntryOperations.Speaks],
            Problems = [401, 403, 404],
            NeedsToken = true,
            LongKey = true,
            Answer = Schema.Of(("entry", Schema.Ref("Entry")), ("versions", Schema.List(Schema.Ref("PreviewVersion")))),
            Example = "/api/v1/preview/entries/pages/home",
            Do = PreviewAsync,
        },
    ];

    public IReadOnlyDictionary<string, JsonObject> Schemas => new Dictionary<string, JsonObject>
    {
        ["PreviewVersion"] = Schema.Of(
            ("site", Schema.Text), ("language", Schema.Text), ("number", Schema.Number),
            ("state", Schema.OneOf(Enum.GetNames<VersionState>())), ("saved", Schema.Moment)),
    };

    private async Task<ApiAnswer> PreviewAsync(ApiCall call)
    {
        await tokens.RequireAsync(call.Context.Request.Headers.Authorization.ToString(), call.Site.Id, call.Cancel);
        var versions = await HeadsAsync(call);
        var documents = versions.Select(version => checking.Read(Approvals.PathOf(version), version.Entry.Type, version.Source, new Faults())).OfType<Document>().ToList();
        var site = documents.Count == 0 ? call.Site : checking.SitesWith(documents).GetValueOrDefault(call.Site.Id) ?? call.Site;
        if (site.Find(call["folder"]!, call["key"]!) is not { Type.IsDelivered: true } entry)
        {
            throw ApiException.NotFound("entry of that name on this site, in any state");
        }

        var reader = new Reader(site, call.Language, call.Reader.Words);
        return ApiAnswer.Json(new JsonObject
        {
            ["entry"] = EntryJson.Of(reader, entry, new EntryShape([], ["html", "text", "markdown"])),
            ["versions"] = new JsonArray([.. versions.Select(version => (JsonNode)new JsonObject
            {
                ["site"] = version.Entry.Site, ["language"] = version.Language, ["number"] = version.Number, ["state"] = version.State.ToString(),
                ["saved"] = DateTime.SpecifyKind(version.CreatedAt, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            })]),
        }) with
        { IsPrivate = true };
    }

    /// <summary>The newest version of each language, of the site's own entry and of the shared one; not what was taken away.</summary>
    private async Task<IReadOnlyList<VersionRecord>> HeadsAsync(ApiCall call)
    {
        var (folder, key, site) = (call["folder"], call["key"], call.Site.Id);
        await using var store = await stores.CreateDbContextAsync(call.Cancel);
        return await store.Versions.AsNoTracking().Include(version => version.Entry)
            .Where(version => version.IsHead && version.State != VersionState.Withdrawn && version.State != VersionState.Superseded
                && version.Entry.Folder == folder && version.Entry.Key == key && (version.Entry.Site == site || version.Entry.Site == DocumentPath.Shared))
            .OrderBy(version => version.Entry.Site).ThenBy(version => version.Language).ToListAsync(call.Cancel);
    }
}
