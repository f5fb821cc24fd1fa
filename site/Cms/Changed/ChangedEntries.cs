using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Changed;

/// <summary>What of a site was published before and is another text now: by its English, which all other languages are made from.</summary>
public sealed class ChangedEntries(IDbContextFactory<ContentStore> stores, ContentTypes types)
{
    private sealed record Publication(Guid Version, string Site, string Folder, string Key, DateTime At);

    /// <summary>What was published before the first day, and what of it was published again by the end of the last with another text.</summary>
    public async Task<PublishedAgain> BetweenAsync(SiteContent site, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var (from, until) = (UtcOf(site, first), UtcOf(site, last.AddDays(1)));
        await using var store = await stores.CreateDbContextAsync(cancel);
        var all = await PublishedAsync(store, site.Id, until, cancel);
        var pairs = all.GroupBy(one => (one.Site, one.Folder, one.Key))
            .Select(entry => (Before: entry.LastOrDefault(one => one.At < from), After: entry.LastOrDefault(one => one.At >= from)))
            .Where(pair => pair is { Before: not null, After: not null } && site.Find(pair.After.Folder, pair.After.Key) is not null).ToList();
        var sources = await SourcesAsync(store, [.. pairs.SelectMany(pair => new[] { pair.Before!.Version, pair.After!.Version })], cancel);
        return new PublishedAgain(
            all.Where(one => one.At < from).Select(NameOf).ToHashSet(StringComparer.Ordinal),
            [.. pairs.OrderByDescending(pair => pair.After!.At).Select(pair => ChangeOf(site, pair.Before!, pair.After!, sources)).OfType<ChangedEntry>().DistinctBy(change => change.Name)]);
    }

    /// <summary>Every publication of English until then, the oldest first.</summary>
    private static Task<List<Publication>> PublishedAsync(ContentStore store, string site, DateTime until, CancellationToken cancel) => (
        from step in store.Transitions
        join version in store.Versions on step.VersionId equals version.Id
        where step.To == VersionState.Published && step.At < until && version.Language == Language.EnglishCode && (version.Entry.Site == site || version.Entry.Site == DocumentPath.Shared)
        orderby step.At, version.Number
        select new Publication(version.Id, version.Entry.Site, version.Entry.Folder, version.Entry.Key, step.At)).AsNoTracking().ToListAsync(cancel);

    private static async Task<Dictionary<Guid, (string Type, string Source)>> SourcesAsync(ContentStore store, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var sources = new Dictionary<Guid, (string, string)>();
        foreach (var some in ids.Distinct().Chunk(500))
        {
            foreach (var one in await store.Versions.AsNoTracking().Where(version => some.Contains(version.Id)).Select(version => new { version.Id, version.Entry.Type, version.Source }).ToListAsync(cancel))
            {
                sources.Add(one.Id, (one.Type, one.Source));
            }
        }

        return sources;
    }

    private ChangedEntry? ChangeOf(SiteContent site, Publication before, Publication after, Dictionary<Guid, (string Type, string Source)> sources) =>
        Read(before, sources[before.Version]) is { } old && Read(after, sources[after.Version]) is { } now && old.Fingerprint != now.Fingerprint
            ? new ChangedEntry(NameOf(after), after.Site, DayOf(site, after.At), ChangedWords.Between(old, now))
            : null;

    private Document? Read(Publication publication, (string Type, string Source) text) =>
        new DocumentReader(types, new Faults()).Read(new DocumentPath(publication.Site, publication.Folder, publication.Key, Language.EnglishCode), text.Source, types.Find(text.Type));

    private static string NameOf(Publication publication) => $"{publication.Folder}/{publication.Key}";

    private static DateTime UtcOf(SiteContent site, DateOnly day) => site.Clock.At(day.ToDateTime(TimeOnly.MinValue)).UtcDateTime;

    private static DateOnly DayOf(SiteContent site, DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), site.Clock.Zone));
}
