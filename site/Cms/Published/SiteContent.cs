using System.Collections.Frozen;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Time;

namespace PreventPublic.Cms.Published;

/// <summary>Everything one council publishes, immutable. A publication makes a new one.</summary>
public sealed class SiteContent
{
    private readonly FrozenDictionary<string, Entry> _byName;
    private readonly FrozenDictionary<string, Entry> _byAddress;
    private readonly FrozenDictionary<string, Redirect> _redirects;
    private readonly FrozenDictionary<string, Entry[]> _byFolder;

    public SiteContent(string id, Entry settings, IEnumerable<Entry> entries, IReadOnlyDictionary<string, string> media, TimeProvider time)
    {
        var all = entries.ToList();
        (Id, SettingsEntry, Media) = (id, settings, media);
        Languages = LanguagesOf(Settings);
        Clock = new LocalClock(time, TimeZoneInfo.FindSystemTimeZoneById(Settings.TimeZone));
        _byName = all.ToFrozenDictionary(entry => entry.Name, StringComparer.Ordinal);
        _byFolder = all.GroupBy(entry => entry.Type.Folder).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _byAddress = all.Where(entry => entry.Address is not null).DistinctBy(entry => entry.Address)
            .ToFrozenDictionary(entry => entry.Address!, StringComparer.Ordinal);
        _redirects = all.Select(entry => entry.Item).OfType<Redirect>().DistinctBy(redirect => redirect.From)
            .ToFrozenDictionary(redirect => redirect.From, StringComparer.Ordinal);
    }

    public string Id { get; }

    public Entry SettingsEntry { get; }

    public Site Settings => (Site)SettingsEntry.Item;

    /// <summary>English first, then the others as the site lists them.</summary>
    public IReadOnlyList<Language> Languages { get; }

    public LocalClock Clock { get; }

    /// <summary>Media by the name that pages use, to the hash of its bytes.</summary>
    public IReadOnlyDictionary<string, string> Media { get; }

    public IEnumerable<Entry> Entries => _byName.Values;

    public IEnumerable<string> RedirectAddresses => _redirects.Keys;

    public Site SettingsIn(Language language) => (Site)SettingsEntry.In(language).Item;

    public Entry? Find(string folder, string key) => _byName.GetValueOrDefault($"{folder}/{key}");

    public Entry? At(string address) => _byAddress.GetValueOrDefault(address);

    public Redirect? RedirectFrom(string address) => _redirects.GetValueOrDefault(address);

    public IReadOnlyList<Entry> In(string folder) => _byFolder.GetValueOrDefault(folder) ?? [];

    public bool Speaks(string code) => Languages.Any(language => language.Code == code);

    public static IReadOnlyList<Language> LanguagesOf(Site settings) =>
        [Language.English, .. settings.Languages.Select(Language.Find).OfType<Language>()];
}
