using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Subscribe;

/// <summary>Forgets subscribers who did not confirm, and shows or erases one person.</summary>
public sealed class SubscriberEraser(IDbContextFactory<PeopleStore> stores, TimeProvider time)
{
    /// <returns>How many requests are gone.</returns>
    public Task<int> EraseUnconfirmedAsync(CancellationToken cancel)
    {
        var before = time.GetUtcNow().UtcDateTime - Subscriber.ConfirmWithin;
        return EraseAsync(all => all.Where(s => s.ConfirmedAt == null && s.CreatedAt <= before), "bulletin requests that were not confirmed", PeopleEraser.ByRetention, cancel);
    }

    /// <returns>How many subscriptions are gone, of all sites.</returns>
    public Task<int> ErasePersonAsync(string email, string by, CancellationToken cancel)
    {
        var hash = Subscribing.HashOf(email);
        return EraseAsync(all => all.Where(s => s.EmailHash == hash), "one subscriber", by, cancel);
    }

    public async Task<IReadOnlyList<SubscriberRecord>> ExportPersonAsync(string email, CancellationToken cancel)
    {
        var hash = Subscribing.HashOf(email);
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Subscribers.AsNoTracking().Where(s => s.EmailHash == hash)
            .Select(s => new SubscriberRecord(s.Site, s.Email, s.Audience, s.Topics, s.Language, s.Frequency, s.CreatedAt, s.ConfirmedAt)).ToListAsync(cancel);
    }

    private async Task<int> EraseAsync(Func<IQueryable<Subscriber>, IQueryable<Subscriber>> which, string what, string by, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        var erased = await which(store.Subscribers).ExecuteDeleteAsync(cancel);
        if (erased > 0)
        {
            store.Add(new Erasure { What = what, By = by, At = time.GetUtcNow().UtcDateTime, Count = erased });
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

/// <summary>One subscription as it is given to its person.</summary>
public sealed record SubscriberRecord(string Site, string Email, string Audience, string Topics, string Language, string Frequency, DateTime AskedAt, DateTime? ConfirmedAt);
