using System.Globalization;

namespace PreventPublic.Core.Time;

/// <summary>A council's wall clock: turns instants into its local time and back, through clock changes.</summary>
public sealed class LocalClock(TimeProvider time, TimeZoneInfo zone)
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public TimeZoneInfo Zone { get; } = zone;

    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone);

    /// <summary>A moment in UTC as staff read it: <c>29 Nov 2026, 14:05</c>.</summary>
    public string Shown(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone).ToString("d MMM yyyy, HH:mm", British);

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>What a clock change does to a local time.</summary>
    public WallTime Comes(DateTime local)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return Zone.IsInvalidTime(wall) ? WallTime.Never : Zone.IsAmbiguousTime(wall) ? WallTime.Twice : WallTime.Once;
    }

    /// <summary>
    /// The instant of a local time. A time that a spring clock change leaves out is moved on by the change;
    /// one that an autumn change repeats means the first of the two.
    /// </summary>
    public DateTimeOffset At(DateTime local)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(wall))
        {
            var before = Zone.GetUtcOffset(wall.AddHours(-3));
            return TimeZoneInfo.ConvertTime(new DateTimeOffset(wall, before), Zone);
        }

        var offset = Zone.IsAmbiguousTime(wall) ? Zone.GetAmbiguousTimeOffsets(wall).Max() : Zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset);
    }
}

/// <summary>How often a clock on a wall shows a time.</summary>
public enum WallTime
{
    Once,

    /// <summary>The clocks go forward over it.</summary>
    Never,

    /// <summary>The clocks go back over it.</summary>
    Twice,
}
