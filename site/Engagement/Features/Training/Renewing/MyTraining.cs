using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Training.Renewing;

/// <summary>What a person sees and decides about their own training, by the link that they were sent.</summary>
public sealed class MyTraining(IDbContextFactory<PeopleStore> stores, TimeProvider time)
{
    /// <summary>Their records on the site, newest first; empty when the link leads nowhere, any more or here.</summary>
    public async Task<IReadOnlyList<TrainingRecord>> OfLinkAsync(string site, string token, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await OfLink(store, site, token).AsNoTracking().OrderByDescending(r => r.On).ToListAsync(cancel);
    }

    /// <summary>They are not reminded again, of any course.</summary>
    public async Task StopAsync(string site, string token, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancel);
        await OfLink(store, site, token).Where(r => r.RemindedAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.RemindedAt, now), cancel);
    }

    private static IQueryable<TrainingRecord> OfLink(PeopleStore store, string site, string token)
    {
        var hash = Tokens.HashOf(token);
        return store.TrainingRecords.Where(r => r.Site == site && store.TrainingRecords.Any(linked => linked.Site == site && linked.LinkHash == hash && linked.EmailKey == r.EmailKey));
    }
}
