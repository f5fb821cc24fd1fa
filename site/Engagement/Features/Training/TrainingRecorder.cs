using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Certificates;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Manage.Events;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Training;

/// <summary>
/// Writes a record for each person who came to a session of a course, once it is over. What is keyed in later from a printed
/// list follows; what an officer puts right stays as they put it.
/// </summary>
public sealed class TrainingRecorder(IDbContextFactory<PeopleStore> stores, IEventDirectory events, TimeProvider time)
{
    public const string ByDoor = "the door";

    /// <returns>How many records were written.</returns>
    public async Task<int> RecordDueAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancel);
        var due = await store.Sessions.AsNoTracking().Where(session => session.ErasedAt == null && session.CalledOffAt == null && session.EndsAt <= now
            && store.Registrations.Any(r => r.SessionId == session.Id && store.Arrivals.Any(a => a.RegistrationId == r.Id && a.RecordedAt == null))).ToListAsync(cancel);
        var written = 0;
        foreach (var session in due)
        {
            written += await RecordAsync(session, cancel);
        }

        return written;
    }

    /// <summary>One transaction: the records, their count, and that the arrivals have theirs.</summary>
    /// <returns>How many records were written.</returns>
    public async Task<int> RecordAsync(Session session, CancellationToken cancel)
    {
        if (session.CalledOffAt is not null || events.Find(session.Site, session.Event, Language.English)?.Rules.Training is not { } rules)
        {
            return 0;
        }

        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancel);
        var came = await store.Arrivals.Where(a => a.RecordedAt == null)
            .Join(store.Registrations.Where(r => r.SessionId == session.Id), a => a.RegistrationId, r => r.Id, (arrival, registration) => new { arrival, registration }).ToListAsync(cancel);
        var records = came.SelectMany(one => Attendees.Came(one.registration, one.arrival).Select(person => RecordOf(session, rules, one.registration, person, now))).ToList();
        foreach (var record in records)
        {
            store.Add(record);
            store.PostCompleted(record, now);
        }

        foreach (var one in came)
        {
            one.arrival.RecordedAt = now;
        }

        try
        {
            await store.SaveChangesAsync(cancel);
            return records.Count;
        }
        catch (DbUpdateException)
        {
            // Another host has just done it, or the door took one back; what is left is looked at again.
            return 0;
        }
    }

    private static TrainingRecord RecordOf(Session session, TrainingRules rules, Registration registration, Attendee person, DateTime now) => new()
    {
        Site = session.Site,
        Course = rules.Course,
        On = session.Date,
        Name = person.Name,
        Organisation = People.AnswerOf(registration, "organisation"),
        Role = person.Place == 0 ? People.AnswerOf(registration, "role") : "",
        Email = person.Place == 0 ? registration.Email : "",
        EmailKey = person.Place == 0 && registration.Email.Length > 0 ? registration.EmailKey : "",
        Language = registration.Language,
        RenewOn = rules.RenewMonths is { } months ? session.Date.AddMonths(months) : null,
        EraseAt = EraseAtOf(session.Date, rules.KeepMonths),
        RegistrationId = registration.Id,
        Place = person.Place,
        By = ByDoor,
        At = now,
    };

    /// <summary>UTC: the end of the day on which the time is over.</summary>
    public static DateTime EraseAtOf(DateOnly on, int keepMonths) => on.AddMonths(keepMonths).AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
