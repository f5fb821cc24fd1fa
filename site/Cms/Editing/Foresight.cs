using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Check;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Editing;

/// <summary>Checks what is being planned as it will stand at its moment: among what is published now and what is planned for no later.</summary>
public sealed class Foresight(Publishing publishing, Checking checking, Publisher publisher)
{
    /// <summary>Whoever plans something hears at once what would stop it, and need not wait for its moment to hear it.</summary>
    /// <param name="at">UTC.</param>
    /// <returns>What stops one of the versions and how to put it right; null when nothing does that is known today.</returns>
    public async Task<string?> StoppedByAsync(ContentStore store, IReadOnlyList<VersionRecord> versions, DateTime at, CancellationToken cancel)
    {
        await publisher.RefreshAsync(cancel);
        var earlier = await store.Schedules.Include(plan => plan.Version.Entry)
            .Where(plan => plan.State == ScheduleState.Waiting && plan.Action == ScheduledAction.Publish && plan.At <= at).OrderBy(plan => plan.At).ToListAsync(cancel);
        var alongside = earlier.Select(plan => plan.Version).Concat(versions).Select(Read).OfType<Document>().GroupBy(document => document.Path).Select(same => same.Last()).ToList();
        foreach (var version in versions)
        {
            if (await publishing.BlockingAsync(store, version, alongside, cancel) is [var first, ..])
            {
                return $"{Drafts.Subject(Approvals.PathOf(version))}: {first.What}; {first.Allowed}. It would be stopped at its time, so it is not planned.";
            }
        }

        return null;
    }

    private Document? Read(VersionRecord version) => checking.Read(Approvals.PathOf(version), version.Entry.Type, version.Source, new Faults());
}
