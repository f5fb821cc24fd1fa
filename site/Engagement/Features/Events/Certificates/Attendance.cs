using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Events.Certificates;

/// <summary>Who can have a certificate, and what there were sessions of.</summary>
public sealed class Attendance(IDbContextFactory<PeopleStore> stores, TimeProvider time)
{
    /// <summary>The people of a party who came to a session that is over and gives certificates.</summary>
    public async Task<IReadOnlyList<Attendee>> EarnedAsync(BookableEvent? bookable, Session session, Registration registration, CancellationToken cancel)
    {
        if (bookable?.Rules.Certificate != true || session.CalledOffAt is not null || session.EndsAt > time.GetUtcNow().UtcDateTime)
        {
            return [];
        }

        await using var store = await stores.CreateDbContextAsync(cancel);
        var arrival = await store.Arrivals.AsNoTracking().FirstOrDefaultAsync(one => one.RegistrationId == registration.Id && one.Heads > 0, cancel);
        return arrival is null ? [] : Attendees.Came(registration, arrival);
    }

    /// <summary>The sessions of a site that are over; they stay when their people are erased.</summary>
    public async Task<IReadOnlyList<Session>> PastSessionsAsync(string site, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Sessions.AsNoTracking().Where(session => session.Site == site && session.EndsAt <= now).ToListAsync(cancel);
    }
}
