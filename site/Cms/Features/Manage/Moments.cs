using System.Globalization;

namespace PreventPublic.Cms.Features.Manage;

/// <summary>Moments for staff, in the council's own time.</summary>
public static class Moments
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <param name="utc">A moment in UTC.</param>
    public static string Local(DateTime utc, TimeZoneInfo? zone = null) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone ?? London).ToString("d MMM yyyy, HH:mm", British);

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);
}
