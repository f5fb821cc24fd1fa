using System.Globalization;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Reading;

/// <summary>Dates and times as a reader's language writes them. Digits are Western in every language here.</summary>
public static class Dates
{
    public static string Day(Reader reader, DateOnly day) => day.ToString(LongPattern(reader.Language), reader.Language.Culture);

    public static string DayAndWeekday(Reader reader, DateOnly day) => $"{day.ToString("dddd", reader.Language.Culture)}, {Day(reader, day)}";

    public static string Month(Reader reader, DateOnly day) => day.ToString("MMMM yyyy", reader.Language.Culture);

    public static string Time(Reader reader, TimeOnly time) => reader.Language.IsEnglish
        ? time.ToString(time.Minute == 0 ? "htt" : "h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant()
        : time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For <c>datetime</c> attributes and data: ISO 8601.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string LongPattern(Language language) => language.Code switch
    {
        "lt" => "yyyy 'm.' MMMM d 'd.'",
        "ur" => "d MMMM، yyyy",
        _ => "d MMMM yyyy",
    };
}
