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
    public async Task<int> EraseDueAsync(CancellationToken cancel)
    {
        var before = Before;
        await using var store = await stores.CreateDbContextAsync(cancel);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        var erased = await store.PressEnquiries.Where(e => e.State != PressState.Open && e.ClosedAt <= before).ExecuteDeleteAsync(cancel);
        if (erased > 0)
        {
            store.Add(new Erasure { What = "closed lines of the press log", By = PeopleEraser.ByRetention, At = time.GetUtcNow().UtcDateTime, Count = erased });
            await store.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        if (erased > 0)
        {
            await store.EmptyLogAsync(cancel);
        }

        return erased;
    }
}
