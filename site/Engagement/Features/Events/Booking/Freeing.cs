using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>Gives places back. That needs no lock: a registration's own state decides who is first.</summary>
public sealed class Freeing(IDbContextFactory<PeopleStore> stores, SessionQueue queue, IEventDirectory events, TimeProvider time)
{
    /// <summary>Cancels, or declines an offer. Doing it again changes nothing.</summary>
    /// <param name="letter">What the person is told.</param>
    public async Task<Changed> CancelAsync(Session session, Guid registration, string by, string note = "", LetterKind letter = LetterKind.Cancelled)
    {
        var changed = await CancelAloneAsync(session, registration, by, note, letter);
        if (changed == Changed.Done)
        {
            // Should this host die here, the next look after the session offers what came free.
            await queue.SeeToAsync(session.Key);
        }

        return changed;
    }

    private async Task<Changed> CancelAloneAsync(Session session, Guid id, string by, string note, LetterKind letter)
    {
        for (; ; )
        {
            await using var store = await stores.CreateDbContextAsync();
            if (await store.Registrations.FirstOrDefaultAsync(r => r.Id == id) is not { } registration)
            {
                return Changed.TooLate;
            }

            if (!registration.IsLive)
            {
                return Changed.Done;
            }

            Cancel(store, session, registration, by, note, letter);
            try
            {
                await store.SaveChangesAsync();
                return Changed.Done;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Its state changed in between: look again.
            }
        }
    }

    private void Cancel(PeopleStore store, Session session, Registration registration, string by, string note, LetterKind letter)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var state = registration.State == RegistrationState.Offered ? RegistrationState.Declined : RegistrationState.Cancelled;
        registration.Sequence++;
        store.Add(registration.MoveTo(state, by, now, note: note));
        store.PostLetter(letter, registration, now);
        var day = events.Site(session.Site, Core.Languages.Language.English)?.Clock.Today ?? session.Date;
        store.Post(Fact.Kind, new Fact("event.cancelled", day, session.Site, $"events/{session.Event}", Count: registration.Party), now);
    }
}
