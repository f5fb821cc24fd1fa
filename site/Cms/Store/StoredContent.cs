using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;

namespace PreventPublic.Cms.Store;

/// <summary>Reads versions of the store as documents, and remembers those it has read: a version's text never changes.</summary>
public sealed class StoredContent(ContentTypes types)
{
    private Dictionary<Guid, Document> _read = [];

    /// <summary>All published documents.</summary>
    public async Task<IReadOnlyCollection<Document>> PublishedAsync(PublishedRows rows, CancellationToken cancel = default)
    {
        var heads = await rows.HeadsAsync(cancel);
        var fresh = heads.Where(head => _read.ContainsKey(head.Id)).ToDictionary(head => head.Id, head => _read[head.Id]);
        var missing = heads.Where(head => !fresh.ContainsKey(head.Id)).ToDictionary(head => head.Id);
        const int fewEnoughToName = 200;
        if (missing.Count > 0)
        {
            await foreach (var (id, source) in rows.SourcesAsync(missing.Count <= fewEnoughToName ? missing.Keys : null, cancel))
            {
                if (missing.GetValueOrDefault(id) is { } head && Parse(head, source) is { } document)
                {
                    fresh[id] = document;
                }
            }
        }

        _read = fresh;
        return [.. heads.Select(head => fresh.GetValueOrDefault(head.Id)).OfType<Document>()];
    }

    /// <summary>What the store holds was checked when it came in, so faults are not asked for again here.</summary>
    private Document? Parse(PublishedHead head, string source)
    {
        var path = new DocumentPath(head.Site, head.Folder, head.Key, head.Language);
        var reader = new DocumentReader(types, new Faults());
        var document = path.IsEnglish ? reader.Read(path, source, types.Find(head.Type)) : reader.ReadTranslation(path, source, types[head.Type]);
        return document is null ? null : document with { SavedAt = head.SavedAt };
    }
}
