using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Features.Manage;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Cms.Editing;

/// <summary>Plans that stand or fall together: what ends one of a set before its time ends them all.</summary>
public static class PlannedSets
{
    /// <summary>How a list names a set in one line.</summary>
    public static string TitleOf(IReadOnlyCollection<string> labels)
    {
        var first = labels.Min(StringComparer.Ordinal)!;
        return labels.Count == 1 ? first : $"{first} and {labels.Count - 1} more";
    }

    /// <summary>The rest of the sets that these plans were in cannot be published whole any more, and is not published at all. The planner hears which one and why.</summary>
    /// <param name="ended">Plans that ended just now, of one version or of several.</param>
    internal static async Task BreakAsync(ContentStore store, IEnumerable<ScheduleRecord> ended, string why, DateTime now, CancellationToken cancel)
    {
        foreach (var set in ended.Select(plan => plan.Set).OfType<Guid>().Distinct().ToList())
        {
            var all = await OfAsync(store, set, cancel);

            // Some may have ended in this unit of work, which the database does not know yet.
            Refuse(store, all.Where(plan => plan.State == ScheduleState.Waiting), why, now);
            Tell(store, all, why, now);
        }
    }

    internal static Task<List<ScheduleRecord>> OfAsync(ContentStore store, Guid set, CancellationToken cancel) =>
        store.Schedules.Include(s => s.Version.Entry).Where(s => s.Set == set).OrderBy(s => s.Version.Entry.Folder).ThenBy(s => s.Version.Entry.Key).ThenBy(s => s.Version.Language).ToListAsync(cancel);

    /// <summary>Ends plans that cannot be carried out. What waited for them is approved still, and can be planned anew.</summary>
    internal static void Refuse(ContentStore store, IEnumerable<ScheduleRecord> plans, string why, DateTime now)
    {
        foreach (var plan in plans)
        {
            (plan.State, plan.EndedAt, plan.Outcome) = (ScheduleState.Refused, now, why);
            if (plan is { Action: ScheduledAction.Publish, Version.State: VersionState.Scheduled })
            {
                store.Add(plan.Version.MoveTo(VersionState.Approved, "the site", now, "Its plan could not be carried out"));
            }
        }
    }

    internal static void Tell(ContentStore store, IReadOnlyList<ScheduleRecord> set, string why, DateTime now)
    {
        var (plan, site) = (set[0], set[0].Version.Entry.Site);
        var names = string.Join("; ", set.Select(one => $"“{one.Version.Label}” ({Drafts.Subject(Approvals.PathOf(one.Version))})"));
        store.Post(StaffNotice.Kind, new StaffNotice(plan.ById, site, $"Will not be published as planned: {TitleOf([.. set.Select(one => one.Version.Label)])}",
            $"You planned that these be published together on {Moments.Local(plan.At)}: {names}. None of them will be. The reason: {why.TrimEnd('.')}. Put that right, and plan them anew; those that are approved stay approved.",
            ManageAddress.OfPlannedSet(site, plan.Set!.Value)), now);
    }
}
