using PreventPublic.Cms.Files;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Published;

/// <summary>Puts documents together into sites: what is shared, what a council replaces, what it changes section by section.</summary>
/// <param name="texts">All entries that have an English text.</param>
/// <param name="media">By site, then by name.</param>
public sealed class SiteAssembler(
    IReadOnlyDictionary<EntryName, EntryTexts> texts, IReadOnlyDictionary<string, IReadOnlyDictionary<string, MediaFile>> media, TimeProvider time)
{
    public static IReadOnlyDictionary<string, SiteContent> Assemble(
        IEnumerable<Document> documents, IReadOnlyDictionary<string, IReadOnlyDictionary<string, MediaFile>> media, TimeProvider time) =>
        new SiteAssembler(TextsOf(documents), media, time).All();

    /// <summary>The texts of each entry; without those that nobody can read for want of the English.</summary>
    public static Dictionary<EntryName, EntryTexts> TextsOf(IEnumerable<Document> documents) =>
        documents.GroupBy(document => EntryName.Of(document.Path)).Select(group => (group.Key, Texts: EntryTexts.Of(group)))
            .Where(pair => pair.Texts is not null).ToDictionary(pair => pair.Key, pair => pair.Texts!);

    public IReadOnlyDictionary<string, SiteContent> All()
    {
        var shared = texts.Where(pair => pair.Key.Site == DocumentPath.Shared).ToDictionary(pair => pair.Key.Name, pair => pair.Value, StringComparer.Ordinal);
        return texts.Where(pair => pair.Value.English.Item is Site).ToDictionary(pair => pair.Key.Site, pair => Site(pair.Key.Site, pair.Value, shared), StringComparer.Ordinal);
    }

    /// <summary>The entry as a council shows it; null when there is none.</summary>
    public Entry? EntryOf(string site, string name, IReadOnlyList<Language> languages) =>
        Entry.Of(texts.GetValueOrDefault(new(site, name)), texts.GetValueOrDefault(new(DocumentPath.Shared, name)), languages);

    /// <summary>What a council's pages can use: its own, and what is shared.</summary>
    public Dictionary<string, MediaFile> MediaOf(string site)
    {
        var result = new Dictionary<string, MediaFile>(media.GetValueOrDefault(DocumentPath.Shared) ?? new Dictionary<string, MediaFile>(), StringComparer.Ordinal);
        foreach (var (name, file) in media.GetValueOrDefault(site) ?? new Dictionary<string, MediaFile>())
        {
            result[name] = file;
        }

        return result;
    }

    private SiteContent Site(string id, EntryTexts settings, Dictionary<string, EntryTexts> shared)
    {
        var languages = SiteContent.LanguagesOf((Site)settings.English.Item);
        var own = texts.Where(pair => pair.Key.Site == id && pair.Value.English.Item is not Types.Site).Select(pair => pair.Key.Name);
        var entries = own.Union(shared.Keys, StringComparer.Ordinal).Select(name => EntryOf(id, name, languages)).OfType<Entry>();
        return new SiteContent(id, new Entry(settings, null, languages), entries, MediaOf(id), time);
    }
}
