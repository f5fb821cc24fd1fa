using System.Globalization;
using PreventPublic.Core.Languages;

namespace PreventPublic.Core.Time;

/// <summary>Dates and times as a language writes them. Digits are Western in every language here.</summary>
public static class DateWords
{
    public static string Day(Language language, DateOnly day) => day.ToString(LongPattern(language), language.Culture);

    public static string DayAndWeekday(Language language, DateOnly day) => $"{day.ToString("dddd", language.Culture)}, {Day(language, day)}";

    public static string Time(Language language, TimeOnly time) => language.IsEnglish
        ? time.ToString(time.Minute == 0 ? "htt" : "h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant()
        : time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>“Thursday, 3 December 2026, 6:30pm”, at the offset that the moment has.</summary>
    public static string Moment(Language language, DateTimeOffset moment) =>
        $"{DayAndWeekday(language, DateOnly.FromDateTime(moment.DateTime))}, {Time(language, TimeOnly.FromDateTime(moment.DateTime))}";

    /// <summary>“November 2026”.</summary>
    public static string Month(Language language, DateOnly day) => day.ToString(language.Code == "lt" ? "yyyy 'm.' MMMM" : "MMMM yyyy", language.Culture);

    private static string LongPattern(Language language) => language.Code switch
    {
        "lt" => "yyyy 'm.' MMMM d 'd.'",
        "ur" => "d MMMM، yyyy",
        _ => "d MMMM yyyy",
    };
}
