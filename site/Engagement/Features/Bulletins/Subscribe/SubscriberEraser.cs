using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.DataRequests;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Subscribe;

/// <summary>Forgets subscribers who did not confirm, and shows or erases one person.</summary>
public sealed class SubscriberEraser(IDbContextFactory<PeopleStore> stores, TimeProvider time) : IPersonalData
{
    public string Code => "subscriptions";

    public string Label => "Bulletins by e-mail";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>How many requests are gone.</returns>
    public Task<int> EraseUnconfirmedAsync(CancellationToken cancel)
    {
        var before = Now - Subscriber.ConfirmWithin;
        return stores.EraseAsync("bulletin requests that were not confirmed", PeopleEraser.ByRetention, Now,
            store => store.Subscribers.Where(s => s.ConfirmedAt == null && s.CreatedAt <= before).ExecuteDeleteAsync(cancel), cancel);
    }

    public Task<int> EraseAsync(DataSubject person, string by, CancellationToken cancel) =>
        stores.EraseAsync("one subscriber", by, Now, store => Of(store, person).ExecuteDeleteAsync(cancel), cancel);

    public async Task<IReadOnlyList<PersonalRecord>> OfAsync(DataSubject person, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await Of(store, person).AsNoTracking()
            .Select(s => new PersonalRecord(s.Site, s.Audience, new SubscriberRecord(s.Email, s.Audience, s.Topics, s.Language, s.Frequency, s.CreatedAt, s.ConfirmedAt))).ToListAsync(cancel);
    }

    private static IQueryable<Subscriber> Of(PeopleStore store, DataSubject person)
    {
        var hash = Subscribing.HashOf(person.Email);
        return store.Subscribers.Where(s => s.EmailHash == hash && (person.Site == null || s.Site == person.Site));
    }
}

/// <summary>One subscription as it is given to its person.</summary>
public sealed record SubscriberRecord(string Email, string Audience, string Topics, string Language, string Frequency, DateTime AskedAt, DateTime? ConfirmedAt);
