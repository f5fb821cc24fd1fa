using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Editing;

/// <summary>The sites as readers saw them at a moment in the past, with the contacts that pages showed then.</summary>
public sealed class AsAt(IDbContextFactory<ContentStore> stores, ContentTypes types, Publisher publisher, TimeProvider time)
{
    /// <param name="moment">UTC.</param>
    public async Task<IReadOnlyDictionary<string, SiteContent>> SitesAsync(DateTime moment, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var steps = await store.Transitions.AsNoTracking().Where(step => step.At <= moment && (step.To == VersionState.Published || step.From == VersionState.Published))
            .Select(step => new { step.VersionId, step.To, step.At, step.Id }).ToListAsync(cancel);
        var published = steps.GroupBy(step => step.VersionId).Where(version => version.OrderBy(step => step.At).ThenBy(step => step.Id).Last().To == VersionState.Published).Select(version => version.Key).ToHashSet();
        var documents = new List<Document>();
        foreach (var batch in published.Chunk(500))
        {
            var versions = await store.Versions.AsNoTracking().Include(v => v.Entry).Where(v => batch.Contains(v.Id)).ToListAsync(cancel);
            documents.AddRange(versions.Select(Read).OfType<Document>());
        }

        var media = publisher.Current.Sites.Values.ToDictionary(site => site.Id, site => site.Media, StringComparer.Ordinal);
        return SiteAssembler.Assemble(documents, media, time);
    }

    private Document? Read(VersionRecord version)
    {
        var path = new DocumentPath(version.Entry.Site, version.Entry.Folder, version.Entry.Key, version.Language);
        var reader = new DocumentReader(types, new Faults());
        var document = path.IsEnglish ? reader.Read(path, version.Source, types.Find(version.Entry.Type)) : reader.ReadTranslation(path, version.Source, types[version.Entry.Type]);
        return document is null ? null : document with { SavedAt = version.CreatedAt };
    }
}
