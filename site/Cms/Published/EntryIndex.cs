using System.Collections.Frozen;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Published;

/// <summary>The entries of one site, found by name, by address and by folder. Immutable.</summary>
internal sealed class EntryIndex
{
    private readonly FrozenDictionary<string, Entry> _byName;
    private readonly FrozenDictionary<string, Entry[]> _byAddress;
    private readonly FrozenDictionary<string, Entry[]> _byOldAddress;
    private readonly FrozenDictionary<string, Entry[]> _byFolder;

    public EntryIndex(IEnumerable<Entry> entries)
    {
        var all = entries.ToList();
        _byName = all.ToFrozenDictionary(entry => entry.Name, StringComparer.Ordinal);
        (_byAddress, _byOldAddress, _byFolder) = (Grouped(all, entry => entry.Address), Grouped(all, OldAddressOf), Grouped(all, entry => entry.Type.Folder));
    }

    public IReadOnlyList<Entry> All => _byName.Values;

    /// <summary>The address that an entry sends on from; null for everything but redirects.</summary>
    public static string? OldAddressOf(Entry entry) => (entry.Item as Redirect)?.From;

    public Entry? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>More than one only where somebody gave an address twice.</summary>
    public IReadOnlyList<Entry> At(string address) => _byAddress.GetValueOrDefault(address) ?? [];

    public IReadOnlyList<Entry> RedirectsFrom(string address) => _byOldAddress.GetValueOrDefault(address) ?? [];

    public IReadOnlyList<Entry> In(string folder) => _byFolder.GetValueOrDefault(folder) ?? [];

    private static FrozenDictionary<string, Entry[]> Grouped(IReadOnlyList<Entry> all, Func<Entry, string?> by) =>
        all.Where(entry => by(entry) is not null).GroupBy(entry => by(entry)!, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
}
