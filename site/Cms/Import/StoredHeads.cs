using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Import;

/// <summary>The newest version of one language of an entry, and the one that is published.</summary>
public sealed record StoredHead(Guid VersionId, int Number, string Hash, VersionState State, Guid? PublishedId);

/// <summary>What the store holds, as an import needs to know it.</summary>
public sealed class StoredHeads
{
    private readonly Dictionary<(string Site, string Folder, string Key), Guid> _entries;
    private readonly Dictionary<DocumentPath, StoredHead> _heads;

    private StoredHeads(Dictionary<(string, string, string), Guid> entries, Dictionary<DocumentPath, StoredHead> heads, Dictionary<string, string> imported) =>
        (_entries, _heads, Imported) = (entries, heads, imported);

    /// <summary>By file, the hash of what was last imported.</summary>
    public IReadOnlyDictionary<string, string> Imported { get; }

    public IEnumerable<KeyValuePair<DocumentPath, StoredHead>> All => _heads;

    public StoredHead? Head(DocumentPath path) => _heads.GetValueOrDefault(path);

    public Guid? EntryId(DocumentPath path) => _entries.TryGetValue((path.Site, path.Folder, path.Key), out var id) ? id : null;

    public void Add(DocumentPath path, Guid entryId) => _entries[(path.Site, path.Folder, path.Key)] = entryId;

    public static async Task<StoredHeads> ReadAsync(ContentStore store, CancellationToken cancel)
    {
        var entries = await store.Entries.AsNoTracking().ToDictionaryAsync(entry => (entry.Site, entry.Folder, entry.Key), entry => entry.Id, cancel);
        var versions = await store.Versions.AsNoTracking()
            .Select(v => new { v.Id, v.Entry.Site, v.Entry.Folder, v.Entry.Key, v.Language, v.Number, v.Hash, v.State })
            .ToListAsync(cancel);
        var heads = versions.GroupBy(v => new DocumentPath(v.Site, v.Folder, v.Key, v.Language)).ToDictionary(group => group.Key, group =>
        {
            var newest = group.MaxBy(v => v.Number)!;
            return new StoredHead(newest.Id, newest.Number, newest.Hash, newest.State, group.FirstOrDefault(v => v.State == VersionState.Published)?.Id);
        });
        return new StoredHeads(entries, heads, await store.ImportedFiles.AsNoTracking().ToDictionaryAsync(file => file.File, file => file.Hash, cancel));
    }
}
