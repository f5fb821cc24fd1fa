using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Features.Api.Entries;

/// <summary>A site's delivered entries in one order, made once for each publication.</summary>
public sealed class EntryOrder
{
    public static readonly IReadOnlyList<string> Names = ["address", "title", "date", "updated", "order"];

    private static readonly ConditionalWeakTable<SiteContent, ConcurrentDictionary<(string Order, string Language), EntryOrder>> Known = [];
    private readonly Func<Entry, string> _key;
    private readonly StringComparer _comparer;
    private readonly Lazy<Dictionary<string, int>> _places;

    private EntryOrder(SiteContent site, string order, Language language)
    {
        _comparer = order == "title" ? StringComparer.Create(language.Culture, ignoreCase: true) : StringComparer.Ordinal;
        _key = order switch
        {
            "title" => entry => entry.In(language).Title,
            "date" => DateOf,
            "updated" => entry => Moment(UpdatedAt(entry) ?? DateTime.UnixEpoch),
            "order" => entry => entry.Item is Contact contact ? contact.Order.ToString("D9", CultureInfo.InvariantCulture) : "",
            _ => entry => entry.Address ?? "",
        };
        Entries = [.. site.Entries.Where(entry => entry.Type.IsDelivered).OrderBy(_key, _comparer).ThenBy(entry => entry.Name, StringComparer.Ordinal)];
        _places = new(() => Entries.Select((entry, place) => (entry.Name, place)).ToDictionary(pair => pair.Name, pair => pair.place, StringComparer.Ordinal));
    }

    public IReadOnlyList<Entry> Entries { get; }

    public static EntryOrder Of(SiteContent site, string order, Language language) =>
        Known.GetOrCreateValue(site).GetOrAdd((order, order == "title" ? language.Code : ""), _ => new EntryOrder(site, order, language));

    /// <summary>What a cursor says of an entry: enough to go on behind it, also when it has gone meanwhile.</summary>
    public (string Key, string Name) PlaceOf(Entry entry) => (_key(entry), entry.Name);

    /// <summary>The entries behind a place, or all; backwards when the order is turned round.</summary>
    public IEnumerable<Entry> Behind((string Key, string Name)? place, bool backwards)
    {
        var start = place is { } known ? Find(known, backwards) : backwards ? Entries.Count - 1 : 0;
        for (var at = start; at >= 0 && at < Entries.Count; at += backwards ? -1 : 1)
        {
            yield return Entries[at];
        }
    }

    /// <summary>UTC. Null for what was never saved: a draft that is previewed.</summary>
    public static DateTime? UpdatedAt(Entry entry) => entry.Documents.Max(document => document.SavedAt);

    private int Find((string Key, string Name) place, bool backwards)
    {
        if (_places.Value.TryGetValue(place.Name, out var known))
        {
            return known + (backwards ? -1 : 1);
        }

        // It has gone: the first that comes behind where it was.
        var (low, high) = (0, Entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = _comparer.Compare(_key(Entries[middle]), place.Key);
            order = order != 0 ? order : string.CompareOrdinal(Entries[middle].Name, place.Name);
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return backwards ? low - 1 : low;
    }

    private static string DateOf(Entry entry) => entry.Item switch
    {
        Update update => update.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Event item => Moment(item.Starts),
        _ => "",
    };

    private static string Moment(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
