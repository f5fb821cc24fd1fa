using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;

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
public sealed class SessionChoices(HeldPlaces places, TimeProvider time)
{
    /// <summary>A form with more dates than this helps nobody.</summary>
    private const int MostDates = 12;

    public async Task<IReadOnlyList<SessionChoice>> OfAsync(BookableEvent known)
    {
        var now = time.GetUtcNow();
        var shown = known.Sessions.Where(session => session.Ends > now).Take(MostDates).ToList();
        var held = shown.Count == 0 ? new Dictionary<DateOnly, int>() : await places.OfAsync(known.Site, known.Key);
        return [.. shown.Select(session => new SessionChoice(session, session.StateAt(known.Rules, now), SpaceIn(held.GetValueOrDefault(session.Date), known.Rules)))];
    }

    private static Space SpaceIn(int held, BookingRules rules) => held < rules.Places ? Space.Places : rules.WaitingList ? Space.List : Space.Full;
}
