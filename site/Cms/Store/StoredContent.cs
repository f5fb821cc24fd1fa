using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;

namespace PreventPublic.Cms.Store;

/// <summary>Reads versions of the store as documents, and remembers those it has read: a version's text never changes. Used by one at a time.</summary>
public sealed class StoredContent(ContentTypes types)
{
    /// <summary>By entry, then by version.</summary>
    private Dictionary<Guid, Dictionary<Guid, Document>> _read = [];

    /// <summary>All published documents.</summary>
    public async Task<IReadOnlyCollection<Document>> AllAsync(PublishedRows rows, CancellationToken cancel = default)
    {
        _read = await ReadAsync(rows, await rows.HeadsAsync(null, cancel), cancel);
        return [.. _read.Values.SelectMany(entry => entry.Values)];
    }

    /// <summary>The published documents of some entries; none where all of it was withdrawn.</summary>
    public async Task<IReadOnlyDictionary<EntryName, IReadOnlyList<Document>>> OfAsync(PublishedRows rows, IReadOnlyCollection<Guid> entries, CancellationToken cancel)
    {
        if (entries.Count == 0)
        {
            return new Dictionary<EntryName, IReadOnlyList<Document>>();
        }

        var now = await ReadAsync(rows, await rows.HeadsAsync(entries, cancel), cancel);
        var names = await rows.NamesAsync(entries, cancel);
        foreach (var entry in entries)
        {
            _read[entry] = now.GetValueOrDefault(entry) ?? [];
        }

        return names.ToDictionary(pair => pair.Value, IReadOnlyList<Document> (pair) => [.. _read[pair.Key].Values]);
    }

    private async Task<Dictionary<Guid, Dictionary<Guid, Document>>> ReadAsync(PublishedRows rows, IReadOnlyList<PublishedHead> heads, CancellationToken cancel)
    {
        var documents = heads.Select(head => (head.Id, Document: _read.GetValueOrDefault(head.EntryId)?.GetValueOrDefault(head.Id)))
            .Where(pair => pair.Document is not null).ToDictionary(pair => pair.Id, pair => pair.Document!);
        var missing = heads.Where(head => !documents.ContainsKey(head.Id)).ToDictionary(head => head.Id);
        if (missing.Count > 0)
        {
            await foreach (var (id, source) in rows.SourcesAsync(missing.Keys, cancel))
            {
                if (missing.GetValueOrDefault(id) is { } head && Parse(head, source) is { } document)
                {
                    documents[id] = document;
                }
            }
        }

        return heads.Where(head => documents.ContainsKey(head.Id)).GroupBy(head => head.EntryId)
            .ToDictionary(entry => entry.Key, entry => entry.ToDictionary(head => head.Id, head => documents[head.Id]));
    }

    /// <summary>What the store holds was checked when it came in, so faults are not asked for again here.</summary>
    private Document? Parse(PublishedHead head, string source)
    {
        var path = head.Entry.In(head.Language);
        var reader = new DocumentReader(types, new Faults());
        var document = path.IsEnglish ? reader.Read(path, source, types.Find(head.Type)) : reader.ReadTranslation(path, source, types[head.Type]);
        return document is null ? null : document with { SavedAt = head.SavedAt };
    }
}
