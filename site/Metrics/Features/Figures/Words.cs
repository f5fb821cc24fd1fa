using System.Globalization;
using PreventPublic.Core.Languages;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Figures;

/// <summary>Values as staff and documents write them, in English.</summary>
public static class Words
{
    private static readonly CultureInfo Culture = Language.English.Culture;

    public static string Value(Indicator indicator, double value) => Value(indicator.Unit, value);

    public static string Value(Unit unit, double value)
    {
        var number = value.ToString("#,0.##", Culture);
        return unit switch
        {
            Unit.Percent => number + "%",
            Unit.Hours => value == 1 ? "1 hour" : number + " hours",
            Unit.Score => number + " out of 5",
            Unit.Pounds => "£" + number,
            _ => number,
        };
    }

    public static string UnitName(Unit unit) => unit switch
    {
        Unit.Percent => "per cent",
        Unit.Hours => "hours",
        Unit.Score => "score from 1 to 5",
        Unit.Pounds => "pounds",
        _ => "number",
    };
}
