namespace PreventPublic.Cms.Published;

/// <summary>What differs between two publications of a site.</summary>
public static class ContentChanges
{
    /// <summary>The names of changed entries and their folders; null when everything must be taken as changed (settings, media).</summary>
    public static IReadOnlySet<string>? Between(SiteContent old, SiteContent now)
    {
        if (!Same(old.SettingsEntry, now.SettingsEntry) || !SameMedia(old, now))
        {
            return null;
        }

        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in now.Entries)
        {
            if (old.Find(entry.Type.Folder, entry.Key) is not { } before || !Same(before, entry))
            {
                Add(changed, entry);
            }
        }

        foreach (var gone in old.Entries.Where(entry => now.Find(entry.Type.Folder, entry.Key) is null))
        {
            Add(changed, gone);
        }

        return changed;
    }

    private static void Add(HashSet<string> changed, Entry entry)
    {
        changed.Add(entry.Name);
        changed.Add(entry.Type.Folder + "/");
    }

    /// <summary>The store gives the same document object for an unchanged version.</summary>
    private static bool Same(Entry one, Entry other) => one.Documents.SequenceEqual(other.Documents, ReferenceEqualityComparer.Instance);

    private static bool SameMedia(SiteContent old, SiteContent now) =>
        old.Media.Count == now.Media.Count && old.Media.All(pair => now.Media.GetValueOrDefault(pair.Key) == pair.Value);
}
