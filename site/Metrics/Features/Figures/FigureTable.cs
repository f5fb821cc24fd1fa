using PreventPublic.Metrics.Features.Measurements;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Figures;

/// <summary>One indicator in one month.</summary>
/// <param name="Value">Null when nothing is known.</param>
/// <param name="Latest">What was measured last; null while the site is still counting.</param>
/// <param name="Cells">For what is counted by a dimension: each value by itself; one without a name otherwise.</param>
/// <param name="Weight">For a mean that the site counted: of how many; null where that is not known.</param>
public sealed record MonthFigure(double? Value, Measurement? Latest, IReadOnlyList<(string Dimension, double Value)> Cells, double? Weight = null);

/// <summary>What the site counted of one indicator in one month.</summary>
/// <param name="Value">Null when nothing is known.</param>
/// <param name="Cells">By dimension; null where it is no sum of them.</param>
/// <param name="Weight">For a mean: of how many.</param>
public readonly record struct Counted(double? Value, IReadOnlyList<(string Dimension, double Value)>? Cells = null, double? Weight = null);

/// <summary>One indicator over some months.</summary>
/// <param name="Missing">Months for which nothing is known.</param>
/// <param name="Withheld">Months of which a part is too small to be shown; always 0 for staff.</param>
public sealed record PeriodFigure(double? Value, int Missing, int Withheld);

/// <summary>The figures of a site over a stretch of months, as staff see them.</summary>
public sealed class FigureTable(IReadOnlyDictionary<(string Indicator, DateOnly Month), MonthFigure> months)
{
    private static readonly MonthFigure Nothing = new(null, null, []);

    public MonthFigure Of(Indicator indicator, DateOnly month) => months.GetValueOrDefault((indicator.Id, month)) ?? Nothing;

    public PeriodFigure Over(Indicator indicator, IEnumerable<DateOnly> period)
    {
        var figures = period.Select(month => Of(indicator, month)).ToList();
        var value = WeightedMean(figures) ?? Together(indicator, [.. figures.Select(figure => figure.Value)]);
        return new PeriodFigure(value, figures.Count(figure => figure.Value is null), 0);
    }

    /// <summary>The same as the public may see it. Several months are added up from what each of them shows, so that no sum tells more than its parts.</summary>
    public PeriodFigure PublicOver(Indicator indicator, IEnumerable<DateOnly> period)
    {
        if (indicator.Disclosure == Disclosure.Exact)
        {
            return Over(indicator, period);
        }

        var shown = period.Select(month => Disclosing.Month(Of(indicator, month))).ToList();
        return new PeriodFigure(Together(indicator, [.. shown.Select(one => one.Value)]), shown.Count(one => one is { Value: null, Withheld: false }), shown.Count(one => one.Withheld));
    }

    /// <summary>A busy month counts for more than a quiet one. Null where it is not known of every month how many its mean is of: then months count alike.</summary>
    private static double? WeightedMean(IReadOnlyList<MonthFigure> figures)
    {
        var known = figures.Where(figure => figure.Value is not null).ToList();
        return known.Count > 0 && known.All(figure => figure.Weight > 0) ? known.Sum(figure => figure.Value * figure.Weight) / known.Sum(figure => figure.Weight) : null;
    }

    private static double? Together(Indicator indicator, IReadOnlyList<double?> values) => indicator.Total switch
    {
        _ when values.All(value => value is null) => null,
        Total.Sum => values.Sum(value => value ?? 0),
        Total.Last => values.Last(value => value is not null),
        _ => values.Average(),
    };
}
