using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Bounces;

/// <summary>Keeps count of addresses that fail, and leaves them alone.</summary>
public sealed class Suppressing(IDbContextFactory<PeopleStore> stores, BulkOptions options, TimeProvider time)
{
    /// <param name="forGood">The address does not exist, or its person complained; otherwise it is counted.</param>
    public async Task FailedAsync(string hash, string reason, bool forGood, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var found = await store.Suppressions.FirstOrDefaultAsync(s => s.Hash == hash, cancel);
        if (found is null)
        {
            store.Add(found = new Suppression { Hash = hash, Reason = reason, LastAt = now });
        }

        found.Failures++;
        (found.Reason, found.LastAt) = (reason, now);
        found.At ??= forGood || found.Failures >= options.FailuresToSuppress ? now : null;
        await store.SaveChangesAsync(cancel);
    }
}
