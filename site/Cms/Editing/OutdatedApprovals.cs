using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Cms.Editing;

/// <summary>An approval is for what was seen: when something that the text shows has changed since, it is taken back, and whoever planned it hears.</summary>
public sealed class OutdatedApprovals(IDbContextFactory<ContentStore> stores, Approvals approvals, TimeProvider time)
{
    private const string Why = "Something that it shows has changed since";

    /// <summary>Whether the version was approved as it would be shown now.</summary>
    public async Task<bool> HoldsAsync(ContentStore store, VersionRecord version, CancellationToken cancel) =>
        await ApprovalAsync(store, version.Id, cancel) is { } approval && approval.EffectiveHash == approvals.HashOf(version);

    /// <summary>
    /// Takes back what no longer holds, now rather than when it is to be published, so that whoever planned it hears in time. Should
    /// the host stop before this, publishing itself still finds them.
    /// </summary>
    public async Task TakeBackAsync(CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var waiting = await store.Versions.AsNoTracking().Include(v => v.Entry).Where(v => v.State == VersionState.Approved || v.State == VersionState.Scheduled).ToListAsync(cancel);
        var ids = waiting.Select(version => version.Id).ToList();
        var given = (await store.Approvals.AsNoTracking().Where(a => ids.Contains(a.VersionId) && a.VoidedAt == null).ToListAsync(cancel)).ToLookup(a => a.VersionId);
        foreach (var version in waiting.Where(version => given[version.Id].MaxBy(a => a.At) is { } approval && approval.EffectiveHash != approvals.HashOf(version)))
        {
            await TakeBackAsync(version.Id, cancel);
        }
    }

    /// <summary>Puts a version back into review, with the plans and sets that it is in.</summary>
    public static async Task VoidAsync(ContentStore store, VersionRecord version, DateTime now, CancellationToken cancel)
    {
        if (await ApprovalAsync(store, version.Id, cancel) is { } approval)
        {
            (approval.VoidedAt, approval.VoidedBecause) = (now, Why);
        }

        var plans = await store.Schedules.Where(s => s.VersionId == version.Id && s.State == ScheduleState.Waiting).ToListAsync(cancel);
        foreach (var schedule in plans)
        {
            (schedule.State, schedule.EndedAt, schedule.Outcome) = (ScheduleState.Refused, now, Why);
            if (schedule.Set is null)
            {
                Schedules.TellPlanner(store, schedule, version, $"{Why} it was approved", now);
            }
        }

        var subject = Drafts.Subject(Approvals.PathOf(version));
        await PlannedSets.BreakAsync(store, plans, $"{subject}: {char.ToLowerInvariant(Why[0])}{Why[1..]} it was approved", now, cancel);
        store.Add(version.MoveTo(VersionState.InReview, "the site", now, Why));
        store.Post(AuditLine.Kind, new AuditLine(null, "the site", "approval.voided", version.Entry.Site, subject, now, version.Hash, version.Hash, Why), now);
        await store.SaveChangesAsync(cancel);
    }

    /// <summary>By itself: when somebody moved it meanwhile, that changes nothing for the others.</summary>
    private async Task TakeBackAsync(Guid id, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var version = await store.Versions.Include(v => v.Entry).FirstAsync(v => v.Id == id, cancel);
        if (version.State is not (VersionState.Approved or VersionState.Scheduled) || await HoldsAsync(store, version, cancel))
        {
            return;
        }

        try
        {
            await VoidAsync(store, version, time.GetUtcNow().UtcDateTime, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Whoever moved it knows more; publishing looks again.
        }
    }

    /// <summary>The one that counts; null when there is none any more.</summary>
    private static Task<ApprovalRecord?> ApprovalAsync(ContentStore store, Guid version, CancellationToken cancel) =>
        store.Approvals.Where(a => a.VersionId == version && a.VoidedAt == null).OrderByDescending(a => a.At).FirstOrDefaultAsync(cancel);
}
