using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Events.Keeping;

namespace PreventPublic.Engagement.Store;

/// <summary>Deletes for good: with a line of the ledger in the same transaction, and out of the database's log.</summary>
public static class Erasing
{
    /// <param name="what">For the ledger: names nobody.</param>
    /// <param name="by">Who asked, or <see cref="PeopleEraser.ByRetention"/>.</param>
    /// <param name="at">UTC.</param>
    /// <param name="delete">Deletes, and says how many records.</param>
    /// <returns>How many are gone; of none there is no line.</returns>
    public static async Task<int> EraseAsync(this IDbContextFactory<PeopleStore> stores, string what, string by, DateTime at, Func<PeopleStore, Task<int>> delete, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        var erased = await delete(store);
        if (erased == 0)
        {
            return 0;
        }

        store.Add(new Erasure { What = what, By = by, At = at, Count = erased });
        await store.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await store.EmptyLogAsync(cancel);
        return erased;
    }
}
