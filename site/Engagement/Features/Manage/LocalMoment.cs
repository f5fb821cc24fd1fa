using System.Globalization;
using PreventPublic.Core.Time;

namespace PreventPublic.Engagement.Features.Manage;

/// <summary>A day and a time of the council's clock, as date and time fields send them.</summary>
public static class LocalMoment
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string TimeFormat = "HH:mm";

    /// <returns>UTC; null where it is no day with a time.</returns>
    public static DateTime? Read(string day, string time, LocalClock clock) =>
        ReadDay(day) is { } date && TimeOnly.TryParseExact(time.Trim(), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? clock.At(date.ToDateTime(at)).UtcDateTime : null;

    /// <returns>Null where it is no day of this century.</returns>
    public static DateOnly? ReadDay(string day) =>
        DateOnly.TryParseExact(day.Trim(), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 2000 and < 2100 ? date : null;

    /// <summary>As the two fields show a moment; both empty for none.</summary>
    public static (string Day, string Time) Write(DateTime? utc, LocalClock clock)
    {
        var local = utc is { } moment ? TimeZoneInfo.ConvertTimeFromUtc(moment, clock.Zone) : (DateTime?)null;
        return (local?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "", local?.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? "");
    }

    public static string Write(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "";
}
