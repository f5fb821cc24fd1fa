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
    private readonly SiteContent? _below;
    private readonly Dictionary<string, Entry> _changed = [];

    /// <summary>The same site with some entries other than they are published: for previews and checks. Costs nothing for all the others.</summary>
    public SiteContent(SiteContent below, IEnumerable<Entry> changed)
    {
        _below = below;
        _changed = changed.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        var settings = _changed.Values.FirstOrDefault(entry => entry.Item is Site);
        (Id, SettingsEntry, Media) = (below.Id, settings ?? below.SettingsEntry, below.Media);
        (Languages, Clock) = (LanguagesOf(Settings), below.Clock);
        (_byName, _byAddress, _redirects, _byFolder) = (below._byName, below._byAddress, below._redirects, below._byFolder);
    }

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

    /// <summary>Old addresses, as they are published.</summary>
    public IEnumerable<Redirect> Redirects => _redirects.Values;

    public IEnumerable<Entry> Entries => _below is null ? _byName.Values
        : _below.Entries.Where(entry => !_changed.ContainsKey(entry.Name)).Concat(_changed.Values.Where(entry => entry.Item is not Site));

    public IEnumerable<string> RedirectAddresses => _redirects.Keys;

    public Site SettingsIn(Language language) => (Site)SettingsEntry.In(language).Item;

    public Entry? Find(string folder, string key) =>
        _changed.GetValueOrDefault($"{folder}/{key}") ?? (_below is null ? _byName.GetValueOrDefault($"{folder}/{key}") : _below.Find(folder, key));

    public Entry? At(string address) => _below is null ? _byAddress.GetValueOrDefault(address)
        : _changed.Values.FirstOrDefault(entry => entry.Address == address) ?? (_below.At(address) is { } found && !_changed.ContainsKey(found.Name) ? found : null);

    public Redirect? RedirectFrom(string address) => _below is null ? _redirects.GetValueOrDefault(address)
        : _changed.Values.Select(entry => entry.Item).OfType<Redirect>().FirstOrDefault(redirect => redirect.From == address) ?? _below.RedirectFrom(address);

    public IReadOnlyList<Entry> In(string folder) => _below is null ? _byFolder.GetValueOrDefault(folder) ?? []
        : [.. _below.In(folder).Where(entry => !_changed.ContainsKey(entry.Name)), .. _changed.Values.Where(entry => entry.Type.Folder == folder)];

    public bool Speaks(string code) => Languages.Any(language => language.Code == code);

    public static IReadOnlyList<Language> LanguagesOf(Site settings) =>
        [Language.English, .. settings.Languages.Select(Language.Find).OfType<Language>()];
}
