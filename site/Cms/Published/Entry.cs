using System.Collections.Frozen;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Published;

/// <summary>One content item of a site, in all its languages: the site's own, the shared one, or the two laid over each other.</summary>
public sealed class Entry
{
    private readonly EntryTexts _own;
    private readonly EntryTexts? _base;
    private readonly FrozenDictionary<string, LocalText> _texts;

    /// <param name="own">The entry's own files.</param>
    /// <param name="shared">The shared files that <paramref name="own"/> changes section by section.</param>
    public Entry(EntryTexts own, EntryTexts? shared, IReadOnlyList<Language> languages)
    {
        (_own, _base) = (own, shared);
        Type = own.English.Type;
        Key = own.English.Path.Key;
        Item = Overlay.Fields(own.English, shared?.English);
        _texts = languages.Where(language => language.IsEnglish || own.Has(language) || shared?.Has(language) == true)
            .ToFrozenDictionary(language => language.Code, language => Overlay.Text(this, own, shared, language), StringComparer.Ordinal);
    }

    /// <summary>The entry as a council shows it: its own, over the shared one where it extends that; else the shared one.</summary>
    /// <returns>Null when there is neither.</returns>
    public static Entry? Of(EntryTexts? own, EntryTexts? shared, IReadOnlyList<Language> languages) =>
        own is not null ? new Entry(own, own.English.Item.Extends is null ? null : shared, languages) : shared is not null ? new Entry(shared, null, languages) : null;

    public ContentType Type { get; }

    public string Key { get; }

    /// <summary>The English fields.</summary>
    public ContentItem Item { get; }

    /// <summary>How dependency tracking and references name it: <c>pages/worried</c>.</summary>
    public string Name => field ??= $"{Type.Folder}/{Key}";

    /// <summary>Its public address in English, or null when it has no page of its own.</summary>
    public string? Address => field ??= Type.AddressPrefix is null ? null : (Item as Page)?.Address ?? Type.AddressPrefix + Key;

    public IEnumerable<Document> Documents => _base is null ? _own.All : _own.All.Concat(_base.All);

    public bool IsIn(Language language) => _texts.ContainsKey(language.Code);

    /// <summary>The entry in a language; in English, and saying so, where it is not translated.</summary>
    public LocalText In(Language language) => _texts.GetValueOrDefault(language.Code) ?? _texts[Language.EnglishCode];
}

/// <summary>The files of one entry: the English, and its translations.</summary>
public sealed record EntryTexts(Document English, IReadOnlyList<Document> Translations)
{
    /// <summary>Null where the English is missing.</summary>
    public static EntryTexts? Of(IEnumerable<Document> documents)
    {
        var all = documents.ToList();
        return all.FirstOrDefault(document => document.Path.IsEnglish) is { } english ? new EntryTexts(english, [.. all.Where(document => !document.Path.IsEnglish)]) : null;
    }

    public IEnumerable<Document> All => Translations.Prepend(English);

    public bool Has(Language language) => In(language) is not null;

    public Document? In(Language language) =>
        language.IsEnglish ? English : Translations.FirstOrDefault(translation => translation.Path.Language == language.Code);
}
