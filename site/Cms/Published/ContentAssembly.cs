using PreventPublic.Cms.Files;

namespace PreventPublic.Cms.Published;

/// <summary>All sites put together, and what they were put together from: so a publication costs what it changes, not what there is. Used by one at a time.</summary>
internal sealed class ContentAssembly(TimeProvider time)
{
    /// <summary>After as many a site is put together anew, so that what lies above it stays small.</summary>
    private const int MostChanges = 500;

    private Dictionary<EntryName, EntryTexts> _texts = [];

    public IReadOnlyDictionary<string, SiteContent> Sites { get; private set; } = new Dictionary<string, SiteContent>();

    /// <summary>Begins again with everything that is published.</summary>
    /// <param name="media">By site, then by name.</param>
    public void Replace(IEnumerable<Document> documents, IReadOnlyDictionary<string, IReadOnlyDictionary<string, MediaFile>> media)
    {
        _texts = SiteAssembler.TextsOf(documents);
        Sites = new SiteAssembler(_texts, media, time).All();
    }

    /// <param name="changed">All documents of the entries that changed; none where an entry is gone.</param>
    public void Change(IReadOnlyDictionary<EntryName, IReadOnlyList<Document>> changed, IReadOnlyDictionary<string, IReadOnlyDictionary<string, MediaFile>> media)
    {
        foreach (var (name, documents) in changed)
        {
            if (EntryTexts.Of(documents) is { } texts)
            {
                _texts[name] = texts;
            }
            else
            {
                _texts.Remove(name);
            }
        }

        var assembler = new SiteAssembler(_texts, media, time);
        Sites = changed.Keys.Any(IsSettings) ? assembler.All()
            : Sites.Values.ToDictionary(site => site.Id, site => Changed(site, changed.Keys, assembler), StringComparer.Ordinal);
    }

    private static bool IsSettings(EntryName entry) => entry.Name == $"/{DocumentPath.SiteKey}";

    private SiteContent Changed(SiteContent site, IEnumerable<EntryName> names, SiteAssembler assembler)
    {
        var entries = names.Where(entry => entry.Site == site.Id || entry.Site == DocumentPath.Shared).Select(entry => entry.Name).Distinct(StringComparer.Ordinal)
            .Select(name => KeyValuePair.Create(name, assembler.EntryOf(site.Id, name, site.Languages))).Where(pair => IsOther(site, pair.Key, pair.Value)).ToDictionary(StringComparer.Ordinal);
        var media = assembler.MediaOf(site.Id);
        var sameMedia = ContentChanges.SameMedia(site.Media, media);
        if (entries.Count == 0 && sameMedia)
        {
            return site;
        }

        var now = new SiteContent(site, entries, sameMedia ? site.Media : media);
        return now.ChangeCount <= MostChanges ? now : new SiteContent(site.Id, now.SettingsEntry, now.Entries, now.Media, time);
    }

    private static bool IsOther(SiteContent site, string name, Entry? now)
    {
        var before = site.Find(name);
        return before is null || now is null ? !ReferenceEquals(before, now) : !ContentChanges.Same(before, now);
    }
}
