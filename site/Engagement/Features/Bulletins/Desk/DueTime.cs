using System.Globalization;
using PreventPublic.Core.Time;

namespace PreventPublic.Engagement.Features.Bulletins.Desk;

/// <summary>When a bulletin is to go out, as an officer types it: a day and a time of the council's own clock.</summary>
public static class DueTime
{
    /// <summary>After so many months a bulletin is old news, and the year was mistyped.</summary>
    private const int MonthsAfter = 12;

    /// <summary>The last day for which a month's bulletin can be scheduled.</summary>
    public static DateOnly LastDay(BulletinMonth month) => month.First.AddMonths(MonthsAfter + 1).AddDays(-1);

    /// <param name="day"><c>2026-11-30</c></param>
    /// <param name="time"><c>10:00</c></param>
    /// <returns>The moment; or what is wrong with the day or the time, and what to do.</returns>
    public static (DateTimeOffset? Due, string? OfDay, string? OfTime) Read(string day, string time, LocalClock clock, BulletinMonth month)
    {
        var hasTime = TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at);
        var ofTime = hasTime ? null : "Enter a time, for example 10:00";
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
        {
            return (null, "Enter a day", ofTime);
        }

        var ofDay = on < clock.Today ? "Choose a time that is still to come"
            : on > LastDay(month) ? $"Choose a day up to {LastDay(month):d MMMM yyyy}, a year after its month: is the year right?" : null;
        return ofDay is null && hasTime ? Of(on.ToDateTime(at), clock) : (null, ofDay, ofTime);
    }

    private static (DateTimeOffset? Due, string? OfDay, string? OfTime) Of(DateTime local, LocalClock clock) => clock.Comes(local) switch
    {
        WallTime.Never => (null, null, $"There is no {local:HH:mm} on {local:d MMMM yyyy}: the clocks go forward. Choose an earlier or a later time"),
        WallTime.Twice => (null, null, $"On {local:d MMMM yyyy} it is {local:HH:mm} twice: the clocks go back. Choose an earlier or a later time"),
        _ when clock.At(local) < clock.Now => (null, "Choose a time that is still to come", null),
        _ => (clock.At(local), null, null),
    };
}
