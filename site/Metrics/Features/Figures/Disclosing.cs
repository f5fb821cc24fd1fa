namespace PreventPublic.Metrics.Features.Figures;

/// <summary>
/// What readers do is shown in fives and never below five. Each cell is protected by itself and every total is the sum of what
/// its cells show, so nothing can be worked out from differences: the totals are no news.
/// </summary>
public static class Disclosing
{
    public const int Least = 5;
    public const int Step = 5;

    /// <returns>Null when it is too small to be shown.</returns>
    public static double? Cell(double value) => value < Least ? null : Math.Round(value / Step, MidpointRounding.AwayFromZero) * Step;

    /// <summary>A month as the public sees it. <c>Withheld</c> says that at least one of its cells is not shown.</summary>
    public static (double? Value, bool Withheld) Month(MonthFigure month)
    {
        if (month.Value is not { } value)
        {
            return (null, false);
        }

        var cells = month.Cells.Count == 0 ? [Cell(value)] : month.Cells.Select(cell => Cell(cell.Value)).ToList();
        return cells.All(cell => cell is null) ? (null, true) : (cells.Sum(cell => cell ?? 0), cells.Any(cell => cell is null));
    }
}
