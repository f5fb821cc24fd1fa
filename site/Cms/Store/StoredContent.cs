using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;

namespace PreventPublic.Cms.Store;

/// <summary>Reads versions of the store as documents, and remembers those it has read: a version's text never changes.</summary>
public sealed class StoredContent(ContentTypes types)
{
    private Dictionary<Guid, Document> _read = [];

    private sealed record Head(Guid Id, string Site, string Folder, string Key, string Type, string Language, DateTime SavedAt);

    /// <summary>All published documents.</summary>
    public async Task<IReadOnlyCollection<Document>> PublishedAsync(ContentStore store, CancellationToken cancel = default)
    {
        var heads = await store.Versions.AsNoTracking()
            .Where(version => version.State == VersionState.Published)
            .Select(version => new Head(version.Id, version.Entry.Site, version.Entry.Folder, version.Entry.Key, version.Entry.Type, version.Language, version.CreatedAt))
            .ToListAsync(cancel);
        var sources = await SourcesOf(store, heads, cancel);
        var fresh = new Dictionary<Guid, Document>(heads.Count);
        foreach (var head in heads)
        {
            if ((_read.GetValueOrDefault(head.Id) ?? Parse(head, sources[head.Id])) is { } document)
            {
                fresh[head.Id] = document;
            }
        }

        _read = fresh;
        return fresh.Values;
    }

    private async Task<Dictionary<Guid, string>> SourcesOf(ContentStore store, List<Head> heads, CancellationToken cancel)
    {
        var missing = heads.Where(head => !_read.ContainsKey(head.Id)).Select(head => head.Id).ToList();
        const int fewEnoughToName = 200;
        var versions = store.Versions.AsNoTracking().Where(version => version.State == VersionState.Published);
        versions = missing.Count <= fewEnoughToName ? versions.Where(version => missing.Contains(version.Id)) : versions;
        return missing.Count == 0 ? [] : await versions.Select(version => new { version.Id, version.Source }).ToDictionaryAsync(v => v.Id, v => v.Source, cancel);
    }

    /// <summary>What the store holds was checked when it came in, so faults are not asked for again here.</summary>
    private Document? Parse(Head head, string source)
    {
        var path = new DocumentPath(head.Site, head.Folder, head.Key, head.Language);
        var reader = new DocumentReader(types, new Faults());
        var document = path.IsEnglish ? reader.Read(path, source, types.Find(head.Type)) : reader.ReadTranslation(path, source, types[head.Type]);
        return document is null ? null : document with { SavedAt = head.SavedAt };
    }
}
