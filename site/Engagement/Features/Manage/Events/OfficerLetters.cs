using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Manage.Events;

/// <summary>A message and how far it has got.</summary>
/// <param name="Left">Mails that are still to go.</param>
public sealed record MessageProgress(OfficerMessage Message, int Left);

/// <summary>
/// An officer's words to the people of a session: all of them are posted once, or none, and the audit trail says how many. They
/// leave no faster than bulletins do, so that whoever registers meanwhile has their own mail at once.
/// </summary>
public sealed class OfficerLetters(IDbContextFactory<PeopleStore> stores, BulkOptions bulk, TimeProvider time)
{
    public const int MaxText = 2000;

    public async Task<IReadOnlyList<Registration>> PeopleAsync(Session session, Recipients to, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await To(store, session, to).ToListAsync(cancel);
    }

    /// <param name="form">Names this message: a second call with it posts nothing.</param>
    /// <returns>How many people are written to, by this call or the one before.</returns>
    public async Task<int> PostAsync(Session session, Recipients to, string text, Guid form, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var (now, people) = (time.GetUtcNow().UtcDateTime, await To(store, session, to).ToListAsync(cancel));
        store.Add(new OfficerMessage { Id = form, SessionId = session.Id, To = to, People = people.Count, By = staff.Name, At = now });
        foreach (var (registration, number) in people.Select((registration, number) => (registration, number)))
        {
            store.PostLetter(LetterKind.FromOfficer, registration, now + After(number), text, form);
        }

        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, "event.people-written-to", session.Site, session.Key.ToString(), now, Note: $"{people.Count} people ({to})"), now);
        try
        {
            await store.SaveChangesAsync(cancel);
            return people.Count;
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            store.ChangeTracker.Clear();
            return (await store.OfficerMessages.FirstAsync(message => message.Id == form, cancel)).People;
        }
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<MessageProgress>> SentAsync(Session session, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var progress = new List<MessageProgress>();
        foreach (var message in await store.OfficerMessages.AsNoTracking().Where(message => message.SessionId == session.Id).OrderByDescending(message => message.At).ToListAsync(cancel))
        {
            var batch = message.Id.ToString();
            progress.Add(new MessageProgress(message, await store.Set<OutboxMessage>().CountAsync(one => one.Kind == Letter.Kind && one.Payload.Contains(batch), cancel)));
        }

        return progress;
    }

    private TimeSpan After(int number) => bulk.PerMinute == 0 ? TimeSpan.Zero : TimeSpan.FromMinutes((double)number / bulk.PerMinute);

    private static IQueryable<Registration> To(PeopleStore store, Session session, Recipients to)
    {
        var state = to == Recipients.Waiting ? RegistrationState.Waiting : RegistrationState.Booked;
        var all = store.Registrations.AsNoTracking().Where(r => r.SessionId == session.Id && r.State == state && r.Email != "");
        return to switch
        {
            Recipients.Came => all.Where(r => store.Arrivals.Any(arrival => arrival.RegistrationId == r.Id)),
            Recipients.StayedAway => all.Where(r => !store.Arrivals.Any(arrival => arrival.RegistrationId == r.Id)),
            _ => all,
        };
    }
}
