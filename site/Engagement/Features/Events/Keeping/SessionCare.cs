using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Events.Keeping;

/// <summary>
/// Looks after sessions while nobody asks: holds that run out, places that came free, events that moved or were called off,
/// reminders. Everything here may be done twice, or by two hosts, and has its effect once.
/// </summary>
public sealed partial class SessionCare(IDbContextFactory<PeopleStore> stores, SessionQueue queue, IEventDirectory events, TimeProvider time, ILogger<SessionCare> log)
{
    /// <summary>Who came is at home again.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromHours(2);

    /// <summary>Later it would only puzzle people: the host was away, or the invitation is younger than the event.</summary>
    private static readonly TimeSpan TooLate = TimeSpan.FromDays(3);

    public async Task LookAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await EachAsync(session => session.EndsAt > now, session => LookAsync(session, now, cancel), cancel);
        await EachAsync(session => session.EndsAt <= now - Afterwards && session.EndsAt > now - TooLate && session.CalledOffAt == null, session => ThankAsync(session, now, cancel), cancel);
    }

    private async Task EachAsync(Expression<Func<Session, bool>> which, Func<Session, Task> work, CancellationToken cancel)
    {
        foreach (var session in await SessionsAsync(which, cancel))
        {
            try
            {
                await work(session);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogSession(session.Key.ToString(), fault);
            }
        }
    }

    private async Task<List<Session>> SessionsAsync(Expression<Func<Session, bool>> which, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Sessions.AsNoTracking().Where(which).ToListAsync(cancel);
    }

    private async Task LookAsync(Session session, DateTime now, CancellationToken cancel)
    {
        var planned = events.Find(session.Site, session.Event, Language.English);
        if (planned?.On(session.Date) is { } plan && (Differs(session, planned, plan) || plan.Cancelled != (session.CalledOffAt is not null)))
        {
            await TellOfChangeAsync(session.Id, planned, plan, now, cancel);
        }

        if (planned is not null && session.CalledOffAt is null)
        {
            await RemindAsync(session, planned.Rules.RemindHoursBefore, now, cancel);
        }

        if (await NeedsSeeingToAsync(session, now, cancel))
        {
            await queue.SeeToAsync(session.Key);
        }
    }

    private async Task<bool> NeedsSeeingToAsync(Session session, DateTime now, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Registrations.AnyAsync(r => r.SessionId == session.Id && (r.State == RegistrationState.Waiting || r.HeldUntil <= now), cancel);
    }

    private static bool Differs(Session session, BookableEvent planned, PlannedSession plan) =>
        session.StartsAt != plan.Starts.UtcDateTime || session.EndsAt != plan.Ends.UtcDateTime || session.Place != planned.Place;

    /// <summary>One transaction: what is told and that it was told.</summary>
    private async Task TellOfChangeAsync(Guid id, BookableEvent planned, PlannedSession plan, DateTime now, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        var claimed = await store.Sessions.Where(s => s.Id == id && (s.StartsAt != plan.Starts.UtcDateTime || s.EndsAt != plan.Ends.UtcDateTime || s.Place != planned.Place || (s.CalledOffAt != null) != plan.Cancelled))
            .ExecuteUpdateAsync(set => set
                .SetProperty(s => s.StartsAt, plan.Starts.UtcDateTime).SetProperty(s => s.EndsAt, plan.Ends.UtcDateTime).SetProperty(s => s.Place, planned.Place)
                .SetProperty(s => s.KeepUntil, plan.Ends.UtcDateTime.AddDays(planned.Rules.KeepDays))
                .SetProperty(s => s.CalledOffAt, plan.Cancelled ? now : null).SetProperty(s => s.Sequence, s => s.Sequence + 1), cancel);
        if (claimed == 0)
        {
            return;
        }

        await foreach (var registration in store.Registrations.AsNoTracking().Where(r => r.SessionId == id && r.IsLive).AsAsyncEnumerable().WithCancellation(cancel))
        {
            store.PostLetter(plan.Cancelled ? LetterKind.SessionCalledOff : LetterKind.SessionChanged, registration, now);
        }

        await store.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task RemindAsync(Session session, IReadOnlyList<int> hoursBefore, DateTime now, CancellationToken cancel)
    {
        foreach (var hours in hoursBefore.Where(hours => now >= session.StartsAt.AddHours(-hours) && now < session.StartsAt))
        {
            // Whoever registered after the time for it was told just now.
            var due = session.StartsAt.AddHours(-hours);
            await TellOnceAsync(session, hours, LetterKind.Reminder, registration => registration.CreatedAt < due, now, cancel);
        }
    }

    /// <summary>To everybody who had a place: whether they came is nobody's business in an invitation to say what one thought.</summary>
    private async Task ThankAsync(Session session, DateTime now, CancellationToken cancel)
    {
        if (events.Find(session.Site, session.Event, Language.English) is { } known && (known.Feedback is not null || known.Rules.Certificate))
        {
            await TellOnceAsync(session, Reminded.Afterwards, LetterKind.Afterwards, _ => true, now, cancel);
        }
    }

    /// <summary>One transaction: what is told and that it was told.</summary>
    private async Task TellOnceAsync(Session session, int when, LetterKind letter, Expression<Func<Registration, bool>> whom, DateTime now, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await store.Reminded.AnyAsync(one => one.SessionId == session.Id && one.HoursBefore == when, cancel))
        {
            return;
        }

        store.Add(new Reminded { SessionId = session.Id, HoursBefore = when, At = now });
        foreach (var registration in await store.Registrations.AsNoTracking().Where(r => r.SessionId == session.Id && r.State == RegistrationState.Booked).Where(whom).ToListAsync(cancel))
        {
            store.PostLetter(letter, registration, now);
        }

        try
        {
            await store.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another host has just done it.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Session} could not be looked after; it is tried again.")]
    private partial void LogSession(string session, Exception fault);
}
