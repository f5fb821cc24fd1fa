using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Editing;

/// <summary>A version on its way, for a list.</summary>
public sealed record VersionLine(Guid Id, DocumentPath Path, string Title, VersionState State, string Author, DateTime At);

/// <summary>Something published that somebody should look at.</summary>
public sealed record StaleLine(DocumentPath Path, string Title, DateOnly Due);

/// <summary>A plan for one version, or for a set of them.</summary>
public sealed record PlannedLine(Guid VersionId, Guid? Set, DocumentPath Path, string Title, ScheduledAction Action, DateTime At, string By);

public sealed record BehindLine(DocumentPath Path, string Title, Language Language, bool IsDraft);

/// <summary>What a site's staff have before them.</summary>
public sealed record SiteNeeds(
    string Site, string Name, IReadOnlyList<VersionLine> ToReview, IReadOnlyList<VersionLine> ToPublish, IReadOnlyList<VersionLine> Mine,
    IReadOnlyList<StaleLine> Stale, IReadOnlyList<PlannedLine> Planned, IReadOnlyList<BehindLine> Behind, IReadOnlyList<StaleLine> ToVerify, IReadOnlyList<PlannedLine> Refused);

/// <summary>Finds what needs doing on a site.</summary>
public sealed class Needs(IDbContextFactory<ContentStore> stores, Publisher publisher, TimeProvider time)
{
    /// <summary>A contact is to be checked this often.</summary>
    public const int VerifyEveryDays = 90;

    private const int Soon = 30;

    /// <returns>Null when there is no such site.</returns>
    public async Task<SiteNeeds?> OfAsync(string site, StaffMember staff, CancellationToken cancel)
    {
        var content = publisher.Current.Sites.GetValueOrDefault(site);
        if (content is null && site != DocumentPath.Shared)
        {
            return null;
        }

        await using var store = await stores.CreateDbContextAsync(cancel);
        var waiting = await store.Versions.AsNoTracking()
            .Where(v => v.IsHead && v.Entry.Site == site && (v.State == VersionState.Draft || v.State == VersionState.InReview || v.State == VersionState.Approved))
            .OrderByDescending(v => v.CreatedAt)
            .Select(v => new { v.Id, v.Entry.Site, v.Entry.Folder, v.Entry.Key, v.Language, v.Title, v.State, v.Author, v.AuthorId, v.CreatedAt }).ToListAsync(cancel);
        VersionLine[] Lines(VersionState state, Func<Guid?, bool> author) =>
            [.. waiting.Where(v => v.State == state && author(v.AuthorId)).Select(v => new VersionLine(v.Id, new(v.Site, v.Folder, v.Key, v.Language), v.Title, v.State, v.Author, v.CreatedAt))];
        var plans = await PlansAsync(store, site, cancel);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var own = content is null ? SharedEntries() : content.Entries.Where(entry => entry.Documents.First().Path.Site == site);
        var entries = own.ToList();
        return new SiteNeeds(
            site,
            content?.Settings.Council ?? "Shared by all councils",
            Lines(VersionState.InReview, author => author != staff.Id),
            Lines(VersionState.Approved, _ => true),
            [.. Lines(VersionState.Draft, author => author == staff.Id), .. Lines(VersionState.InReview, author => author == staff.Id)],
            [.. entries.Where(entry => entry.Item.Review is { } due && due <= today.AddDays(Soon)).Select(entry => new StaleLine(entry.Documents.First().Path, entry.Item.Title, entry.Item.Review!.Value)).OrderBy(line => line.Due)],
            [.. plans.Where(plan => plan.State == ScheduleState.Waiting).Select(plan => plan.Line)],
            content is null ? [] : [.. entries.SelectMany(entry => BehindOf(entry, content))],
            [.. entries.Where(entry => entry.Item is Contact).Select(entry => (entry, due: VerifyBy((Contact)entry.Item))).Where(pair => pair.due <= today).Select(pair => new StaleLine(pair.entry.Documents.First().Path, pair.entry.Item.Title, pair.due))],
            [.. plans.Where(plan => plan.State == ScheduleState.Refused).Select(plan => plan.Line)]);
    }

    /// <summary>When a contact has to be checked again; long ago while it never was.</summary>
    public static DateOnly VerifyBy(Contact contact) => contact is { State: "verified", VerifiedOn: { } day } ? day.AddDays(VerifyEveryDays) : DateOnly.MinValue;

    private IEnumerable<Entry> SharedEntries() => publisher.Current.Sites.Values.SelectMany(site => site.Entries)
        .Where(entry => entry.Documents.First().Path.Site == DocumentPath.Shared).DistinctBy(entry => entry.Name);

    private static IEnumerable<BehindLine> BehindOf(Entry entry, SiteContent site) =>
        from language in site.Languages
        where !language.IsEnglish && entry.IsIn(language)
        let text = entry.In(language)
        where text.State.HasFlag(TranslationState.Behind)
        select new BehindLine(entry.Documents.First().Path.In(language.Code), entry.Item.Title, language, text.State.HasFlag(TranslationState.Draft));

    private static async Task<List<(ScheduleState State, PlannedLine Line)>> PlansAsync(ContentStore store, string site, CancellationToken cancel)
    {
        var plans = await store.Schedules.AsNoTracking().Where(s => s.Version.Entry.Site == site && (s.State == ScheduleState.Waiting || (s.State == ScheduleState.Refused && s.Version.IsHead && s.Version.State != VersionState.Published)))
            .OrderBy(s => s.At).Select(s => new { s.Id, s.VersionId, s.Set, s.Version.Entry.Site, s.Version.Entry.Folder, s.Version.Entry.Key, s.Version.Language, s.Version.Title, s.Action, s.At, s.By, s.State }).ToListAsync(cancel);
        return
        [
            .. from plan in plans.GroupBy(s => s.Set ?? s.Id)
               let s = plan.First()
               let title = PlannedSets.TitleOf([.. plan.Select(one => one.Title.Length > 0 ? one.Title : one.Key)])
               select (s.State, new PlannedLine(s.VersionId, s.Set, new(s.Site, s.Folder, s.Key, s.Language), title, s.Action, s.At, s.By)),
        ];
    }
}
