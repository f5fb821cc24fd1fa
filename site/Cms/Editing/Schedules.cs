using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Stores;

namespace PreventPublic.Cms.Editing;

/// <summary>Publishing and withdrawing at a moment. Each schedule is taken by one host, once.</summary>
public sealed class Schedules(IDbContextFactory<ContentStore> stores, [FromKeyedServices(ContentStore.Name)] StoreDatabase database, Publishing publishing, TimeProvider time)
{
    /// <param name="at">UTC.</param>
    public async Task<Refusal?> AddAsync(Guid versionId, ScheduledAction action, DateTime at, StaffMember by, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (at <= now)
        {
            return new("Choose a time that is still to come.");
        }

        await using var store = await stores.CreateDbContextAsync(cancel);
        var version = await store.Versions.Include(v => v.Entry).FirstAsync(v => v.Id == versionId, cancel);
        var waiting = await store.Schedules.AnyAsync(s => s.VersionId == versionId && s.Action == action && s.State == ScheduleState.Waiting, cancel);
        if (waiting || (action == ScheduledAction.Publish ? version.State != VersionState.Approved : version.State is not (VersionState.Published or VersionState.Scheduled or VersionState.Approved)))
        {
            return new(waiting ? "That is planned already. Cancel it first." : action == ScheduledAction.Publish ? "It has to be approved first." : "It has to be published or approved first.");
        }

        store.Add(new ScheduleRecord { VersionId = versionId, Action = action, At = at, By = by.Name, ById = by.Id });
        if (action == ScheduledAction.Publish)
        {
            store.Add(version.MoveTo(VersionState.Scheduled, by.Name, now, "", by.Id));
        }

        Audit(store, version, action == ScheduledAction.Publish ? "publication.planned" : "withdrawal.planned", by.Id, by.Name, now, $"for {at:yyyy-MM-dd HH:mm} UTC");
        await store.SaveChangesAsync(cancel);
        return null;
    }

    public async Task<Refusal?> CancelAsync(Guid scheduleId, StaffMember by, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancel);
        var schedule = await store.Schedules.Include(s => s.Version.Entry).FirstAsync(s => s.Id == scheduleId, cancel);
        if (schedule.State != ScheduleState.Waiting)
        {
            return new("It is not waiting any more.");
        }

        (schedule.State, schedule.EndedAt, schedule.Outcome) = (ScheduleState.Cancelled, now, $"Cancelled by {by.Name}");
        if (schedule is { Action: ScheduledAction.Publish, Version.State: VersionState.Scheduled })
        {
            store.Add(schedule.Version.MoveTo(VersionState.Approved, by.Name, now, "The plan was cancelled", by.Id));
        }

        Audit(store, schedule.Version, "plan.cancelled", by.Id, by.Name, now, "");
        await store.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>Does everything that is due. Safe to call from several hosts at once.</summary>
    /// <returns>How many were done or refused here.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!await database.AnyAsync("Schedules", $"\"State\" = '{nameof(ScheduleState.Waiting)}' AND \"At\" <= @now", cancel, ("@now", now)))
        {
            return 0;
        }

        await using var store = await stores.CreateDbContextAsync(cancel);
        var due = await store.Schedules.AsNoTracking().Include(s => s.Version.Entry).Where(s => s.State == ScheduleState.Waiting && s.At <= now).OrderBy(s => s.At).ToListAsync(cancel);
        var ran = 0;
        foreach (var schedule in due)
        {
            ran += await RunAsync(schedule, now, cancel) ? 1 : 0;
        }

        return ran;
    }

    private async Task<bool> RunAsync(ScheduleRecord schedule, DateTime now, CancellationToken cancel)
    {
        var by = new StaffMember(schedule.ById, schedule.By, "", new Dictionary<string, IReadOnlySet<string>>(), new Dictionary<string, IReadOnlySet<string>>());
        var refusal = IsDone(schedule) ? null : schedule.Action == ScheduledAction.Publish
            ? await publishing.PublishAsync([schedule.VersionId], by, cancel)
            : await publishing.WithdrawAsync(schedule.VersionId, "As planned", null, by, cancel);
        if (refusal is { Passing: true })
        {
            return false;
        }

        await using var store = await stores.CreateDbContextAsync(cancel);

        // Whoever changes the row first has done it; the other host's publication was refused, or this update finds nothing.
        var (state, outcome) = refusal is null ? (ScheduleState.Done, "") : (ScheduleState.Refused, refusal.Why);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        var changed = await store.Schedules.Where(s => s.Id == schedule.Id && s.State == ScheduleState.Waiting && (refusal == null || s.Version.State == schedule.Version.State))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, state).SetProperty(s => s.EndedAt, now).SetProperty(s => s.Outcome, outcome), cancel);
        if (changed > 0 && refusal is not null)
        {
            TellPlanner(store, schedule, schedule.Version, refusal.Why, now);
            await store.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return changed > 0;
    }

    /// <summary>Whoever planned something hears when it is not going to happen, and where to go.</summary>
    internal static void TellPlanner(ContentStore store, ScheduleRecord schedule, VersionRecord version, string why, DateTime now)
    {
        var what = schedule.Action == ScheduledAction.Publish ? "published" : "withdrawn";
        store.Post(StaffNotice.Kind, new StaffNotice(schedule.ById, version.Entry.Site, $"Will not be {what} as planned: {version.Label}",
            $"You planned that “{version.Label}” ({Drafts.Subject(Approvals.PathOf(version))}) be {what} on {schedule.At:d MMMM yyyy} at {schedule.At:HH:mm} UTC. It will not be: {why}. Look at it, have it approved again, and plan it anew.",
            ManageAddress.OfVersion(version.Entry.Site, version.Id)), now);
    }

    /// <summary>It was done, and the host stopped before it could say so.</summary>
    private static bool IsDone(ScheduleRecord schedule) =>
        schedule.Version.State == (schedule.Action == ScheduledAction.Publish ? VersionState.Published : VersionState.Withdrawn);

    private static void Audit(ContentStore store, VersionRecord version, string action, Guid byId, string by, DateTime now, string note) =>
        store.Post(AuditLine.Kind, new AuditLine(byId, by, action, version.Entry.Site, Drafts.Subject(Approvals.PathOf(version)), now, version.Hash, version.Hash, note), now);
}
