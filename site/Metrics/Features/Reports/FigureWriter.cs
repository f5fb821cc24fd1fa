using PreventPublic.Core.Languages;
using PreventPublic.Metrics.Features.Figures;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Reports;

/// <summary>Writes one figure of a report, as the public may see it.</summary>
public static class FigureWriter
{
    public const string TooSmall = "fewer than 5";
    public const string NoValue = "no value yet";

    public static ReportFigure Write(Indicator indicator, PlanText text, FigureTable table, Period period)
    {
        var (now, before) = (table.PublicOver(indicator, period.AllMonths), table.PublicOver(indicator, period.Previous.AllMonths));
        var (words, target) = (text.Of(indicator.Id), indicator.TargetFor(period.Months));
        return new ReportFigure(
            indicator.Id, words.Title, indicator.Stage.ToString().ToLowerInvariant(), Words.UnitName(indicator.Unit), indicator.Better.ToString().ToLowerInvariant(),
            now.Value, Shown(indicator, now, period.Months), before.Value, Shown(indicator, before, period.Months),
            target, target is { } aim ? Words.Value(indicator, aim) : "", StandingOf(indicator, now, target),
            words.First, words.Rest, SourceOf(indicator), indicator.Owner, indicator.Disclosure.ToString().ToLowerInvariant(),
            [.. Months.Between(period.LastMonth.AddMonths(1 - ReportWriter.TrendMonths), period.LastMonth).Select(month => Month(indicator, table, month))]);
    }

    public static Standing StandingOf(Indicator indicator, double? value, double? target) =>
        value is not { } known ? Standing.NoData : target is not { } aim ? Standing.NoTarget : indicator.Meets(known, aim) ? Standing.OnTrack : Standing.Behind;

    /// <summary>The same of what the public may see: a number too small to be shown is there, and no more can be said of it.</summary>
    public static Standing StandingOf(Indicator indicator, PeriodFigure figure, double? target) =>
        figure is { Value: null, Withheld: > 0 } && target is null ? Standing.NoTarget : StandingOf(indicator, figure.Value, target);

    public static string SourceOf(Indicator indicator) => indicator switch
    {
        { Source: Source.Automatic, Gauge: not null } => "Looked at by the site every day",
        { Source: Source.Automatic } => "Counted by the site",
        { Source: Source.Imported } => "Taken from a file, with its source",
        _ => "Entered by the council, with evidence",
    };

    /// <summary>A value with what must be said with it.</summary>
    public static string Shown(Indicator indicator, PeriodFigure figure, int months)
    {
        var value = figure.Value is { } known ? Words.Value(indicator, known) : figure.Withheld > 0 ? TooSmall : NoValue;
        var notes = new List<string>();
        if (figure.Value is not null && figure.Missing > 0)
        {
            notes.Add($"{months - figure.Missing} of {months} months");
        }

        if (figure.Value is not null && figure.Withheld > 0)
        {
            notes.Add("numbers below 5 left out");
        }

        return notes.Count == 0 ? value : $"{value} ({string.Join("; ", notes)})";
    }

    private static ReportMonth Month(Indicator indicator, FigureTable table, DateOnly month)
    {
        var figure = table.PublicOver(indicator, [month]);
        return new ReportMonth(month, figure.Value, Shown(indicator, figure, 1));
    }
}
