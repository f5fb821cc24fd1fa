using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>
/// How many heads each date of an event holds, to be shown. Whoever asks at the same time is answered by one look at the store; a look is good until
/// this host commits something about any session, and for a second at most, since other hosts do so too.
/// </summary>
public sealed class HeldPlaces(IDbContextFactory<PeopleStore> stores, SessionQueue queue, TimeProvider time)
{
    private const int GoodForMilliseconds = 1_000;

    private readonly ConcurrentDictionary<(string Site, string Event), Look> _looks = new();

    private sealed record Look(long Commits, long Began, Lazy<Task<IReadOnlyDictionary<DateOnly, int>>> Heads);

    /// <summary>By date; a date that nobody has registered for is missing.</summary>
    public Task<IReadOnlyDictionary<DateOnly, int>> OfAsync(string site, string key)
    {
        var look = _looks.AddOrUpdate((site, key), New, (name, last) => IsGood(last) ? last : New(name));
        return look.Heads.Value;
    }

    private bool IsGood(Look look) =>
        look.Commits == queue.Commits && Environment.TickCount64 - look.Began < GoodForMilliseconds && look.Heads is not { IsValueCreated: true, Value.IsFaulted: true };

    /// <summary>Counted before it looks: what is committed meanwhile makes it out of date.</summary>
    private Look New((string Site, string Event) name) =>
        new(queue.Commits, Environment.TickCount64, new Lazy<Task<IReadOnlyDictionary<DateOnly, int>>>(() => ReadAsync(name.Site, name.Event)));

    private async Task<IReadOnlyDictionary<DateOnly, int>> ReadAsync(string site, string key)
    {
        // An evening that goes on after midnight is still of the day before.
        var from = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-1);
        await using var store = await stores.CreateDbContextAsync();
        return await store.Sessions.Where(session => session.Site == site && session.Event == key && session.Date >= from)
            .Select(session => new
            {
                session.Date,
                Heads = store.Registrations.Where(r => r.SessionId == session.Id && Registration.Holding.Contains(r.State)).Sum(r => r.Party),
            })
            .ToDictionaryAsync(session => session.Date, session => session.Heads);
    }
}
