using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Time;

namespace PreventPublic.Cms.Published;

/// <summary>Everything one council publishes, immutable. A publication makes a new one.</summary>
public sealed class SiteContent
{
    private readonly EntryChanges _entries;

    /// <summary>The same site with some entries other than they are published: for previews and checks.</summary>
    public SiteContent(SiteContent below, IEnumerable<Entry> changed)
        : this(below, changed.ToDictionary(entry => entry.Name, Entry? (entry) => entry, StringComparer.Ordinal), below.Media)
    {
    }

    /// <summary>The site as it is after some entries changed or went.</summary>
    /// <param name="changed">By name; null where the entry is gone. The site's settings may be among them.</param>
    public SiteContent(SiteContent below, IReadOnlyDictionary<string, Entry?> changed, IReadOnlyDictionary<string, MediaFile> media)
    {
        var settings = changed.Values.FirstOrDefault(entry => entry?.Item is Site);
        (Id, SettingsEntry, Media) = (below.Id, settings ?? below.SettingsEntry, media);
        (Languages, Clock) = (LanguagesOf(Settings), below.Clock);
        var own = changed.Where(pair => pair.Value?.Item is not Site).ToDictionary(StringComparer.Ordinal);
        _entries = new EntryChanges(below._entries.Below, below._entries.ByName.Where(pair => !own.ContainsKey(pair.Key)).Concat(own));
    }

    public SiteContent(string id, Entry settings, IEnumerable<Entry> entries, IReadOnlyDictionary<string, MediaFile> media, TimeProvider time)
    {
        (Id, SettingsEntry, Media) = (id, settings, media);
        Languages = LanguagesOf(Settings);
        Clock = new LocalClock(time, TimeZoneInfo.FindSystemTimeZoneById(Settings.TimeZone));
        _entries = new EntryChanges(new EntryIndex(entries), []);
    }

    public string Id { get; }

    public Entry SettingsEntry { get; }

    public Site Settings => (Site)SettingsEntry.Item;

    /// <summary>English first, then the others as the site lists them.</summary>
    public IReadOnlyList<Language> Languages { get; }

    public LocalClock Clock { get; }

    /// <summary>Media by the name that pages use.</summary>
    public IReadOnlyDictionary<string, MediaFile> Media { get; }

    /// <summary>Old addresses, each once.</summary>
    public IEnumerable<Redirect> Redirects => In("redirects").Select(entry => entry.Item).OfType<Redirect>().DistinctBy(redirect => redirect.From);

    public IEnumerable<Entry> Entries => _entries.All;

    public Site SettingsIn(Language language) => (Site)SettingsEntry.In(language).Item;

    public Entry? Find(string folder, string key) => Find($"{folder}/{key}");

    /// <param name="name">As <see cref="Entry.Name"/>.</param>
    public Entry? Find(string name) => _entries.Find(name);

    public Entry? At(string address) => _entries.At(address);

    public Redirect? RedirectFrom(string address) => _entries.RedirectFrom(address);

    public IReadOnlyList<Entry> In(string folder) => _entries.In(folder);

    public bool Speaks(string code) => Languages.Any(language => language.Code == code);

    /// <summary>The names of entries that are another object here than there, where that can be told without looking at each; else null.</summary>
    internal IEnumerable<string>? NamesChangedSince(SiteContent old) =>
        !ReferenceEquals(_entries.Below, old._entries.Below) ? null
        : _entries.ByName.Keys.Union(old._entries.ByName.Keys, StringComparer.Ordinal).Where(name => !ReferenceEquals(_entries.Find(name), old._entries.Find(name)));

    /// <summary>How many entries were changed since the site was put together.</summary>
    internal int ChangeCount => _entries.ByName.Count;

    public static IReadOnlyList<Language> LanguagesOf(Site settings) =>
        [Language.English, .. settings.Languages.Select(Language.Find).OfType<Language>()];
}
