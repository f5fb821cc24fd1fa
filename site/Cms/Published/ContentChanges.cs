namespace PreventPublic.Cms.Published;

/// <summary>What differs between two publications of a site.</summary>
public static class ContentChanges
{
    /// <summary>The names of changed entries and their folders; null when everything must be taken as changed (settings, media).</summary>
    public static IReadOnlySet<string>? Between(SiteContent old, SiteContent now)
    {
        if (!Same(old.SettingsEntry, now.SettingsEntry) || !SameMedia(old.Media, now.Media))
        {
            return null;
        }

        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in now.NamesChangedSince(old) ?? NamesOfAll(old, now))
        {
            changed.Add(name);
            changed.Add(name[..(name.IndexOf('/', StringComparison.Ordinal) + 1)]);
        }

        return changed;
    }

    private static IEnumerable<string> NamesOfAll(SiteContent old, SiteContent now) =>
        now.Entries.Where(entry => old.Find(entry.Type.Folder, entry.Key) is not { } before || !Same(before, entry))
            .Concat(old.Entries.Where(entry => now.Find(entry.Type.Folder, entry.Key) is null)).Select(entry => entry.Name);

    /// <summary>The store gives the same document object for an unchanged version.</summary>
    internal static bool Same(Entry one, Entry other) =>
        ReferenceEquals(one, other) || one.Documents.SequenceEqual(other.Documents, ReferenceEqualityComparer.Instance);

    internal static bool SameMedia(IReadOnlyDictionary<string, MediaFile> old, IReadOnlyDictionary<string, MediaFile> now) =>
        ReferenceEquals(old, now) || (old.Count == now.Count && old.All(pair => now.GetValueOrDefault(pair.Key) == pair.Value));
}
