using System.Globalization;

namespace PreventPublic.Metrics.Features.Reports;

/// <summary>What a report is about: a month, a quarter or a year, as councils count years, from April.</summary>
public sealed record Period(PeriodKind Kind, DateOnly First)
{
    private const int FirstMonth = 4;

    public int Months => Kind switch { PeriodKind.Month => 1, PeriodKind.Quarter => 3, _ => 12 };

    /// <summary>The first day of its last month.</summary>
    public DateOnly LastMonth => First.AddMonths(Months - 1);

    /// <summary>Its last day.</summary>
    public DateOnly Last => First.AddMonths(Months).AddDays(-1);

    public Period Previous => new(Kind, First.AddMonths(-Months));

    public IEnumerable<DateOnly> AllMonths => PreventPublic.Metrics.Months.Between(First, LastMonth);

    /// <summary>As in addresses: <c>2026-11</c>, <c>2026-27-q3</c>, <c>2026-27</c>.</summary>
    public string Name => Kind switch
    {
        PeriodKind.Month => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        PeriodKind.Quarter => $"{YearName(First)}-q{Quarter}",
        _ => YearName(First),
    };

    public int Quarter => ((First.Month + 12 - FirstMonth) % 12 / 3) + 1;

    /// <summary>As people say it, in English or another language for its month.</summary>
    public string Title(CultureInfo culture) => Kind switch
    {
        PeriodKind.Month => First.ToString("MMMM yyyy", culture),
        PeriodKind.Quarter => $"{First.ToString("MMMM", culture)}–{Last.ToString("MMMM yyyy", culture)}",
        _ => $"{First.ToString("MMMM yyyy", culture)}–{Last.ToString("MMMM yyyy", culture)}",
    };

    public static Period Month(DateOnly day) => new(PeriodKind.Month, PreventPublic.Metrics.Months.Of(day));

    public static Period QuarterOf(DateOnly day)
    {
        var month = PreventPublic.Metrics.Months.Of(day);
        return new Period(PeriodKind.Quarter, month.AddMonths(-((month.Month + 12 - FirstMonth) % 3)));
    }

    public static Period YearOf(DateOnly day)
    {
        var month = PreventPublic.Metrics.Months.Of(day);
        return new Period(PeriodKind.Year, month.AddMonths(-((month.Month + 12 - FirstMonth) % 12)));
    }

    /// <returns>Null when it is no period's name.</returns>
    public static Period? Parse(string? name)
    {
        if (name is { Length: 10 } && name[7..9] == "-q" && name[9] is >= '1' and <= '4' && Parse(name[..7]) is { Kind: PeriodKind.Year } year)
        {
            return new Period(PeriodKind.Quarter, year.First.AddMonths(3 * (name[9] - '1')));
        }

        if (name is not { Length: 7 } || name[4] != '-' || !int.TryParse(name[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !int.TryParse(name[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var second) || number is < 2000 or > 2100)
        {
            return null;
        }

        // 2012-13 could only be a year; 2011-12 is a month and a year, and is taken for the month: years are asked for from 2013 on.
        return second is >= 1 and <= 12 ? new Period(PeriodKind.Month, new DateOnly(number, second, 1))
            : second == (number + 1) % 100 ? new Period(PeriodKind.Year, new DateOnly(number, FirstMonth, 1)) : null;
    }

    private static string YearName(DateOnly day)
    {
        var year = YearOf(day).First.Year;
        return string.Create(CultureInfo.InvariantCulture, $"{year}-{(year + 1) % 100:00}");
    }
}

public enum PeriodKind
{
    Month,
    Quarter,
    Year,
}
