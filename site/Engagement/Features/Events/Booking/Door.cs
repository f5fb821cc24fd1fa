using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Training;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>
/// Notes who has come. One registration has one arrival at most, whichever door, scan or printed list says so, and however
/// often: heads are counted, not scans.
/// </summary>
public sealed class Door(IDbContextFactory<PeopleStore> stores, TimeProvider time)
{
    private const int MostAttempts = 5;

    /// <param name="absent"><see cref="Arrival.Absent"/></param>
    /// <returns>What is noted now; somebody else's note, if they were first. Null when the registration has no place.</returns>
    public async Task<Arrival?> LetInAsync(Guid registration, int heads, string by, string absent = "")
    {
        await using var store = await stores.CreateDbContextAsync();
        if (!await store.Registrations.AnyAsync(r => r.Id == registration && r.State == RegistrationState.Booked && heads >= 1 && heads <= r.Party))
        {
            return null;
        }

        var arrival = new Arrival { RegistrationId = registration, Heads = heads, At = time.GetUtcNow().UtcDateTime, By = by, Absent = absent };
        store.Add(arrival);
        await PostAsync(store, registration, heads);
        try
        {
            await store.SaveChangesAsync();
            return arrival;
        }
        catch (DbUpdateException)
        {
            store.ChangeTracker.Clear();
            return await store.Arrivals.AsNoTracking().FirstOrDefaultAsync(one => one.RegistrationId == registration);
        }
    }

    /// <summary>It was the wrong person, or they went away again.</summary>
    public async Task UndoAsync(Guid registration)
    {
        // Once more if its training was recorded in between; not there any more if somebody else undid it first, and counted it back.
        for (var attempt = 0; attempt < MostAttempts && !await TryUndoAsync(registration); attempt++)
        {
            // The next look sees what was changed meanwhile.
        }
    }

    private async Task<bool> TryUndoAsync(Guid registration)
    {
        await using var store = await stores.CreateDbContextAsync();
        if (await store.Arrivals.FirstOrDefaultAsync(arrival => arrival.RegistrationId == registration) is not { } arrival)
        {
            return true;
        }

        store.Remove(arrival);
        await PostAsync(store, registration, -arrival.Heads);
        await store.TakeBackTrainingAsync(registration, time.GetUtcNow().UtcDateTime);
        return await store.SavedAsync(CancellationToken.None);
    }

    /// <summary>How many came is counted as they come, so that a month's figures need not wait until its people are erased.</summary>
    private async Task PostAsync(PeopleStore store, Guid registration, int heads)
    {
        var session = await store.Registrations.Where(r => r.Id == registration).Join(store.Sessions, r => r.SessionId, s => s.Id, (_, s) => s).FirstAsync();
        store.Post(Fact.Kind, new Fact("event.attended", session.Date, session.Site, $"events/{session.Event}", Count: heads), time.GetUtcNow().UtcDateTime);
    }
}
