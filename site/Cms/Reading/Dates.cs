using System.Globalization;
using PreventPublic.Core.Time;

namespace PreventPublic.Cms.Reading;

/// <summary>Dates and times as a reader's language writes them. Digits are Western in every language here.</summary>
public static class Dates
{
    public static string Day(Reader reader, DateOnly day) => DateWords.Day(reader.Language, day);

    public static string DayAndWeekday(Reader reader, DateOnly day) => DateWords.DayAndWeekday(reader.Language, day);

    public static string Month(Reader reader, DateOnly day) => day.ToString("MMMM yyyy", reader.Language.Culture);

    public static string Time(Reader reader, TimeOnly time) => DateWords.Time(reader.Language, time);

    /// <summary>For <c>datetime</c> attributes and data: ISO 8601.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
