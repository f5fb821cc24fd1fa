using PreventPublic.Cms.Files;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Published;

/// <summary>Puts documents together into sites: what is shared, what a council replaces, what it changes section by section.</summary>
public sealed class SiteAssembler(TimeProvider time)
{
    /// <param name="media">Hashes of media by site, then by name.</param>
    public IReadOnlyDictionary<string, SiteContent> Assemble(
        IReadOnlyCollection<Document> documents, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> media)
    {
        var texts = documents.GroupBy(document => (document.Path.Site, Name: NameOf(document)))
            .Where(group => group.Any(document => document.Path.IsEnglish))
            .ToDictionary(group => group.Key, TextsOf);
        var shared = texts.Where(pair => pair.Key.Site == DocumentPath.Shared).ToDictionary(pair => pair.Key.Name, pair => pair.Value, StringComparer.Ordinal);
        return texts.Where(pair => pair.Value.English.Item is Site)
            .ToDictionary(pair => pair.Key.Site, pair => Assemble(pair.Key.Site, pair.Value, texts, shared, media), StringComparer.Ordinal);
    }

    private SiteContent Assemble(
        string id,
        EntryTexts settings,
        Dictionary<(string Site, string Name), EntryTexts> texts,
        Dictionary<string, EntryTexts> shared,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> media)
    {
        var languages = SiteContent.LanguagesOf((Site)settings.English.Item);
        var own = texts.Where(pair => pair.Key.Site == id && pair.Value.English.Item is not Site).ToList();
        var names = own.Select(pair => pair.Key.Name).ToHashSet(StringComparer.Ordinal);
        var entries = own.Select(pair => new Entry(pair.Value, BaseOf(pair.Value, pair.Key.Name, shared), languages))
            .Concat(shared.Where(pair => !names.Contains(pair.Key)).Select(pair => new Entry(pair.Value, null, languages)));
        return new SiteContent(id, new Entry(settings, null, languages), entries, MediaOf(id, media), time);
    }

    private static EntryTexts? BaseOf(EntryTexts own, string name, Dictionary<string, EntryTexts> shared) =>
        own.English.Item.Extends is null ? null : shared.GetValueOrDefault(name);

    private static Dictionary<string, string> MediaOf(string id, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> media)
    {
        var result = new Dictionary<string, string>(media.GetValueOrDefault(DocumentPath.Shared) ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (name, hash) in media.GetValueOrDefault(id) ?? new Dictionary<string, string>())
        {
            result[name] = hash;
        }

        return result;
    }

    private static EntryTexts TextsOf(IEnumerable<Document> documents)
    {
        var english = documents.First(document => document.Path.IsEnglish);
        return new EntryTexts(english, [.. documents.Where(document => !document.Path.IsEnglish)]);
    }

    private static string NameOf(Document document) => $"{document.Path.Folder}/{document.Path.Key}";
}
