using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Stores;

namespace PreventPublic.Cms.Editing;

/// <summary>Publishing and withdrawing at a moment. Each schedule is taken by one host, once; a set of them whole.</summary>
public sealed class Schedules(IDbContextFactory<ContentStore> stores, [FromKeyedServices(ContentStore.Name)] StoreDatabase database, Publishing publishing, Foresight foresight, TimeProvider time)
{
    private static readonly Refusal Moved = new("Somebody else planned or moved it at the same moment. Reload the page to see where it is.");

    /// <param name="at">UTC.</param>
    public Task<Refusal?> AddAsync(Guid versionId, ScheduledAction action, DateTime at, StaffMember by, CancellationToken cancel) => AddAsync([versionId], action, at, by, cancel);

    /// <summary>Plans approved versions for one moment: then all of them become public, or none does.</summary>
    /// <param name="at">UTC.</param>
    public Task<Refusal?> AddSetAsync(IReadOnlyCollection<Guid> versionIds, DateTime at, StaffMember by, CancellationToken cancel) => AddAsync(versionIds, ScheduledAction.Publish, at, by, cancel);

    /// <summary>Calls off a plan, with the whole set that it is in.</summary>
    public async Task<Refusal?> CancelAsync(Guid scheduleId, StaffMember by, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancel);

        // Whoever calls it off is told the truth: it is not being published meanwhile.
        await using var turn = await store.TakeTurnAsync(cancel);
        var schedule = await store.Schedules.Include(s => s.Version.Entry).FirstAsync(s => s.Id == scheduleId, cancel);
        if (schedule.State != ScheduleState.Waiting)
        {
            return new("It is not waiting any more.");
        }

        foreach (var plan in schedule.Set is { } set ? await PlannedSets.OfAsync(store, set, cancel) : [schedule])
        {
            Cancel(store, plan, by, now);
        }

        await store.SaveChangesAsync(cancel);
        await turn.CommitAsync(cancel);
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
        foreach (var plan in due.GroupBy(schedule => schedule.Set ?? schedule.Id))
        {
            ran += await RunAsync([.. plan], now, cancel);
        }

        return ran;
    }

    private async Task<Refusal?> AddAsync(IReadOnlyCollection<Guid> versionIds, ScheduledAction action, DateTime at, StaffMember by, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (at <= now)
        {
            return new("Choose a time that is still to come.");
        }

        await using var store = await stores.CreateDbContextAsync(cancel);
        var versions = await store.Versions.Include(v => v.Entry).Where(v => versionIds.Contains(v.Id)).ToListAsync(cancel);
        if (versions.Count == 0 || versions.Count != versionIds.Distinct().Count())
        {
            return new("Something that was chosen is not there any more. Reload the page and choose again.");
        }

        Guid? set = versions.Count > 1 ? Guid.CreateVersion7() : null;
        foreach (var version in versions)
        {
            if (await WhyNotAsync(store, version, action, cancel) is { } why)
            {
                return new(set is null ? why : $"{Drafts.Subject(Approvals.PathOf(version))}: {why}");
            }

            Add(store, new ScheduleRecord { VersionId = version.Id, Action = action, At = at, By = by.Name, ById = by.Id, Set = set }, version, now);
        }

        if (action == ScheduledAction.Publish && await foresight.StoppedByAsync(store, versions, at, cancel) is { } stopped)
        {
            return new(stopped);
        }

        try
        {
            await store.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Moved;
        }
    }

    private static async Task<string?> WhyNotAsync(ContentStore store, VersionRecord version, ScheduledAction action, CancellationToken cancel)
    {
        if (await store.Schedules.AnyAsync(s => s.VersionId == version.Id && s.Action == action && s.State == ScheduleState.Waiting, cancel))
        {
            return "That is planned already. Cancel it first.";
        }

        return action == ScheduledAction.Publish
            ? version.State == VersionState.Approved ? null : "It has to be approved first."
            : version.State is VersionState.Published or VersionState.Scheduled or VersionState.Approved ? null : "It has to be published or approved first.";
    }

    private static void Add(ContentStore store, ScheduleRecord plan, VersionRecord version, DateTime now)
    {
        store.Add(plan);
        if (plan.Action == ScheduledAction.Publish)
        {
            store.Add(version.MoveTo(VersionState.Scheduled, plan.By, now, "", plan.ById));
        }

        Audit(store, version, plan.Action == ScheduledAction.Publish ? "publication.planned" : "withdrawal.planned", plan.ById, plan.By, now, $"for {plan.At:yyyy-MM-dd HH:mm} UTC{(plan.Set is { } set ? $", in set {set}" : "")}");
    }

    private static void Cancel(ContentStore store, ScheduleRecord plan, StaffMember by, DateTime now)
    {
        (plan.State, plan.EndedAt, plan.Outcome) = (ScheduleState.Cancelled, now, $"Cancelled by {by.Name}");
        if (plan is { Action: ScheduledAction.Publish, Version.State: VersionState.Scheduled })
        {
            store.Add(plan.Version.MoveTo(VersionState.Approved, by.Name, now, "The plan was cancelled", by.Id));
        }

        Audit(store, plan.Version, "plan.cancelled", by.Id, by.Name, now, "");
    }

    /// <param name="plan">One schedule, or all of a set.</param>
    private async Task<int> RunAsync(IReadOnlyList<ScheduleRecord> plan, DateTime now, CancellationToken cancel)
    {
        var refusal = await DoAsync(plan, cancel);
        return refusal is { Passing: true } ? 0 : await EndAsync(plan, refusal, now, cancel);
    }

    private async Task<Refusal?> DoAsync(IReadOnlyList<ScheduleRecord> plan, CancellationToken cancel)
    {
        var by = new StaffMember(plan[0].ById, plan[0].By, "", new Dictionary<string, IReadOnlySet<string>>(), new Dictionary<string, IReadOnlySet<string>>());
        var left = plan.Where(schedule => !IsDone(schedule)).Select(schedule => schedule.VersionId).ToList();
        return left.Count == 0 ? null
            : plan[0].Action == ScheduledAction.Publish ? await publishing.PublishPlannedAsync(left, [.. plan.Select(schedule => schedule.Id)], by, cancel)
            : await publishing.WithdrawAsync(left[0], "As planned", null, by, cancel);
    }

    /// <summary>Writes down what became of a plan, unless that was done with it or another host has.</summary>
    private async Task<int> EndAsync(IReadOnlyList<ScheduleRecord> plan, Refusal? refusal, DateTime now, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        await using var turn = await store.TakeTurnAsync(cancel);
        var ids = plan.Select(schedule => schedule.Id).ToList();
        var waiting = await store.Schedules.Include(s => s.Version.Entry).Where(s => ids.Contains(s.Id) && s.State == ScheduleState.Waiting).ToListAsync(cancel);
        if (waiting.Count == 0)
        {
            // A publication ends its plans by itself.
            return refusal is null ? plan.Count : 0;
        }

        // Refused because the other host had done it just before: this one looks again in a second.
        if (refusal is not null && waiting.Any(here => plan.First(there => there.Id == here.Id).Version.State != here.Version.State))
        {
            return 0;
        }

        if (refusal is null)
        {
            waiting.ForEach(schedule => (schedule.State, schedule.EndedAt) = (ScheduleState.Done, now));
        }
        else
        {
            await RefuseAsync(store, waiting, refusal.Why, now, cancel);
        }

        await store.SaveChangesAsync(cancel);
        await turn.CommitAsync(cancel);
        return waiting.Count;
    }

    private static async Task RefuseAsync(ContentStore store, List<ScheduleRecord> plans, string why, DateTime now, CancellationToken cancel)
    {
        PlannedSets.Refuse(store, plans, why, now);
        await PlannedSets.BreakAsync(store, plans, why, now, cancel);
        foreach (var plan in plans.Where(plan => plan.Set is null))
        {
            TellPlanner(store, plan, plan.Version, why, now);
        }
    }

    /// <summary>Whoever planned something hears when it is not going to happen, and where to go.</summary>
    internal static void TellPlanner(ContentStore store, ScheduleRecord schedule, VersionRecord version, string why, DateTime now)
    {
        var what = schedule.Action == ScheduledAction.Publish ? "published" : "withdrawn";
        store.Post(StaffNotice.Kind, new StaffNotice(schedule.ById, version.Entry.Site, $"Will not be {what} as planned: {version.Label}",
            $"You planned that “{version.Label}” ({Drafts.Subject(Approvals.PathOf(version))}) be {what} on {schedule.At:d MMMM yyyy} at {schedule.At:HH:mm} UTC. It will not be: {why}. Look at it, have it approved again, and plan it anew.",
            ManageAddress.OfVersion(version.Entry.Site, version.Id)), now);
    }

    /// <summary>It was done by hand before its time, or the host stopped before it could say that it was done.</summary>
    private static bool IsDone(ScheduleRecord schedule) =>
        schedule.Version.State == (schedule.Action == ScheduledAction.Publish ? VersionState.Published : VersionState.Withdrawn);

    private static void Audit(ContentStore store, VersionRecord version, string action, Guid byId, string by, DateTime now, string note) =>
        store.Post(AuditLine.Kind, new AuditLine(byId, by, action, version.Entry.Site, Drafts.Subject(Approvals.PathOf(version)), now, version.Hash, version.Hash, note), now);
}
