using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Metrics.Features.Figures;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Strategy;

/// <summary>Values in the reader's language. Digits are Western in every language here.</summary>
public static class FigureText
{
    public static string Value(LanguageWords words, Indicator indicator, double value)
    {
        var number = value.ToString("#,0.##", Language.English.Culture);
        return indicator.Unit switch
        {
            Unit.Percent => words["strategy.percent", number],
            Unit.Hours => words["strategy.hours", number],
            Unit.Score => words["strategy.out-of-5", number],
            Unit.Pounds => "£" + number,
            _ => number,
        };
    }

    public static string Shown(LanguageWords words, Indicator indicator, PeriodFigure figure) =>
        figure.Value is { } value ? Value(words, indicator, value) : figure.Withheld > 0 ? words["strategy.fewer-than-5"] : words["strategy.no-value"];

    public static string UnitOf(LanguageWords words, Indicator indicator) => words["strategy.unit-" + indicator.Unit.ToString().ToLowerInvariant()];

    public static string SourceOf(LanguageWords words, Indicator indicator) => words["strategy.source-" + indicator.Source.ToString().ToLowerInvariant()];

    public static string Month(Language language, DateOnly month) => month.ToString(language.Code == "lt" ? "yyyy MMMM" : "MMMM yyyy", language.Culture);
}
