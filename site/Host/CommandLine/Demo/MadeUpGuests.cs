using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Host.CommandLine.Demo;

/// <summary>
/// People who do not exist, at addresses that can never exist (RFC 2606), registered for the dates to come as an officer registers
/// them: with parties, and more of them than places where the first event is. Their letters are taken back, so nobody is written to.
/// </summary>
public sealed class MadeUpGuests(Registering registering, IEventDirectory directory, IDbContextFactory<PeopleStore> stores, TimeProvider time)
{
    private const string By = "demo seed";

    /// <summary>A site that has anybody is left as it is.</summary>
    /// <param name="people">How many register, a party each.</param>
    /// <returns>How many did.</returns>
    public async Task<int> MakeAsync(string site, int people, CancellationToken cancel)
    {
        var sessions = directory.All(site).SelectMany(one => one.Sessions.Where(session => session.StateAt(one.Rules, time.GetUtcNow()) == Admission.Open).Take(2).Select(session => (Event: one, Key: new SessionKey(site, one.Key, session.Date)))).ToList();
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (sessions.Count == 0 || await store.Sessions.Where(session => session.Site == site).AnyAsync(session => store.Registrations.Any(r => r.SessionId == session.Id), cancel))
        {
            return 0;
        }

        var before = await store.Set<OutboxMessage>().Where(message => message.Kind == Letter.Kind).Select(message => message.Id).ToListAsync(cancel);
        var came = 0;
        for (var number = 0; number < people; number++)
        {
            // Every second one wants the same evening, so that there is a waiting list to look at.
            var (wanted, session) = number % 2 == 0 ? sessions[0] : sessions[number / 2 % sessions.Count];
            came += await registering.RegisterAsync(session, Somebody(site, number, wanted.Rules)) is Arrived.Place or Arrived.List ? 1 : 0;
        }

        await store.Set<OutboxMessage>().Where(message => message.Kind == Letter.Kind && !before.Contains(message.Id)).ExecuteDeleteAsync(cancel);
        return came;
    }

    private static Newcomer Somebody(string site, int number, BookingRules rules)
    {
        var party = Math.Clamp(1 + (number % 3), 1, rules.PartySize);
        var guests = string.Join('\n', Enumerable.Range(1, party - 1).Select(guest => $"Made-up guest {guest} of {number + 1}"));
        return new Newcomer(Guid.NewGuid(), $"Made-up person {number + 1}", $"person{number + 1}@{site}.example", "", party, guests, "{}", "en", Confirmed: true, By);
    }
}
