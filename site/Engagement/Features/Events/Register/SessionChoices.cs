using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Events.Register;

/// <summary>A date that may be chosen, and what there is on it.</summary>
public sealed record SessionChoice(PlannedSession Session, Admission Admission, Space Space);

public enum Space
{
    Places,
    List,
    Full,
}

/// <summary>Looks at what is free, to show it. What counts is decided when the form arrives.</summary>
public sealed class SessionChoices(IDbContextFactory<PeopleStore> stores, TimeProvider time)
{
    /// <summary>A form with more dates than this helps nobody.</summary>
    private const int MostDates = 12;

    public async Task<IReadOnlyList<SessionChoice>> OfAsync(BookableEvent known, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var shown = known.Sessions.Where(session => session.Ends > now).Take(MostDates).ToList();
        var dates = shown.Select(session => session.Date).ToList();
        await using var store = await stores.CreateDbContextAsync(cancel);
        var held = await store.Sessions.Where(session => session.Site == known.Site && session.Event == known.Key && dates.Contains(session.Date))
            .Select(session => new
            {
                session.Date,
                Heads = store.Registrations.Where(r => r.SessionId == session.Id && Registration.Holding.Contains(r.State)).Sum(r => r.Party),
            })
            .ToDictionaryAsync(session => session.Date, session => session.Heads, cancel);
        return [.. shown.Select(session => new SessionChoice(session, session.StateAt(known.Rules, now), SpaceIn(held.GetValueOrDefault(session.Date), known.Rules)))];
    }

    private static Space SpaceIn(int held, BookingRules rules) => held < rules.Places ? Space.Places : rules.WaitingList ? Space.List : Space.Full;
}
