using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Press;

/// <summary>Deletes lines some months after they were closed, with their steps. What they counted for stays counted.</summary>
public sealed class PressEraser(IDbContextFactory<PeopleStore> stores, PressOptions options, TimeProvider time)
{
    /// <summary>UTC. What was closed at or before it is deleted.</summary>
    public DateTime Before => time.GetUtcNow().UtcDateTime.AddMonths(-options.KeepMonths);

    /// <returns>How many lines are gone.</returns>
    public Task<int> EraseDueAsync(CancellationToken cancel)
    {
        var before = Before;
        return stores.EraseAsync("closed lines of the press log", PeopleEraser.ByRetention, time.GetUtcNow().UtcDateTime,
            store => store.PressEnquiries.Where(e => e.State != PressState.Open && e.ClosedAt <= before).ExecuteDeleteAsync(cancel), cancel);
    }
}
