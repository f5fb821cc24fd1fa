using System.Collections.Concurrent;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Published;

/// <summary>A few entries in place of those of the same name in an index, or taken from it. Costs nothing for all the others.</summary>
internal sealed class EntryChanges
{
    private readonly EntryIndex _below;
    private readonly Dictionary<string, Entry?> _byName;
    private readonly ILookup<string, Entry> _byAddress;
    private readonly ILookup<string, Entry> _byOldAddress;
    private readonly ConcurrentDictionary<string, IReadOnlyList<Entry>> _folders = new(StringComparer.Ordinal);

    /// <param name="changed">By name; null where the entry is gone.</param>
    public EntryChanges(EntryIndex below, IEnumerable<KeyValuePair<string, Entry?>> changed)
    {
        (_below, _byName) = (below, new Dictionary<string, Entry?>(changed, StringComparer.Ordinal));
        var now = _byName.Values.OfType<Entry>().ToList();
        _byAddress = now.Where(entry => entry.Address is not null).ToLookup(entry => entry.Address!, StringComparer.Ordinal);
        _byOldAddress = now.Where(entry => EntryIndex.OldAddressOf(entry) is not null).ToLookup(entry => EntryIndex.OldAddressOf(entry)!, StringComparer.Ordinal);
    }

    public EntryIndex Below => _below;

    public IReadOnlyDictionary<string, Entry?> ByName => _byName;

    public IEnumerable<Entry> All => Changed(_below.All, _byName.Values.OfType<Entry>());

    public Entry? Find(string name) => _byName.TryGetValue(name, out var changed) ? changed : _below.Find(name);

    public Entry? At(string address) => _byAddress[address].FirstOrDefault() ?? _below.At(address).FirstOrDefault(IsAsBelow);

    public Redirect? RedirectFrom(string address) => (_byOldAddress[address].FirstOrDefault() ?? _below.RedirectsFrom(address).FirstOrDefault(IsAsBelow))?.Item as Redirect;

    public IReadOnlyList<Entry> In(string folder) =>
        _byName.Count == 0 ? _below.In(folder) : _folders.GetOrAdd(folder, of => [.. Changed(_below.In(of), _byName.Values.OfType<Entry>().Where(entry => entry.Type.Folder == of))]);

    private bool IsAsBelow(Entry entry) => !_byName.ContainsKey(entry.Name);

    /// <summary>What changed stands where it stood; what is new stands at the end.</summary>
    private IEnumerable<Entry> Changed(IReadOnlyList<Entry> below, IEnumerable<Entry> changed) =>
        below.Select(entry => _byName.TryGetValue(entry.Name, out var now) ? now : entry).OfType<Entry>().Concat(changed.Where(entry => _below.Find(entry.Name) is null));
}
