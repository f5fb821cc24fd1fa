using PreventPublic.Core.Charts;
using PreventPublic.Core.Languages;

namespace PreventPublic.Metrics.Features.Reports;

/// <summary>
/// Everything that a committee's report says, and nothing that it does not: public from the first line, so that no figure has to be
/// taken out of it. Kept as JSON when its period is closed; screens and files are made of it, never of the figures behind it.
/// </summary>
public sealed record Report
{
    public required string Site { get; init; }

    public required string Council { get; init; }

    /// <summary>The strategy's title.</summary>
    public required string Strategy { get; init; }

    /// <summary>The document that the strategy is taken from.</summary>
    public required string Document { get; init; }

    /// <summary>As in addresses.</summary>
    public required string Period { get; init; }

    public required string Title { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly First { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly Last { get; init; }

    public IReadOnlyList<ReportObjective> Objectives { get; init; } = [];

    public IReadOnlyList<ReportScore> Scores { get; init; } = [];

    public ReportTraining? Training { get; init; }

    public IReadOnlyList<ReportAdvice> Advice { get; init; } = [];

    /// <summary>What officers wrote, by box.</summary>
    public IReadOnlyDictionary<string, string> Narrative { get; init; } = new Dictionary<string, string>();

    public IEnumerable<ReportFigure> Figures => Objectives.SelectMany(objective => objective.Figures);
}

/// <param name="Id">Empty for what belongs to no objective.</param>
public sealed record ReportObjective(string Id, string Title, string Text, IReadOnlyList<ReportFigure> Figures, IReadOnlyList<ReportAction> Actions);

/// <summary>One figure of a report, as the public may see it.</summary>
/// <param name="Value">Null where there is none, or where it is too small to be shown.</param>
/// <param name="Shown">The value in words, with everything that must be said with it.</param>
/// <param name="Definition">What it counts.</param>
/// <param name="Caveat">What it cannot say.</param>
/// <param name="Trend">The months up to the period's last.</param>
public sealed record ReportFigure(
    string Id, string Title, string Stage, string Unit, string Better, double? Value, string Shown, double? Previous, string PreviousShown, double? Target, string TargetShown, Standing Standing,
    string Definition, string Caveat, string Source, string Owner, string Disclosure, IReadOnlyList<ReportMonth> Trend)
{
    /// <summary>The months as a line; null where there are not two figures to join.</summary>
    public Chart? TrendChart() => Trend.Count(month => month.Value is not null) < 2 ? null : new Chart(
        "trend-" + Id, Title, "Month", Unit, [.. Trend.Select(month => new ChartPoint(month.Month.ToString("MMM yyyy", Language.English.Culture), month.Value, month.Shown))],
        Language.English, Target, TargetShown.Length == 0 ? null : "Target: " + TargetShown);
}

public sealed record ReportMonth(DateOnly Month, double? Value, string Shown);

public sealed record ReportAction(string Reference, string Title, string Owner, string Budget, DateOnly? Due, string Status, DateOnly? On, string Evidence, bool Overdue);

/// <param name="Score">Agreed by two people; null for none.</param>
public sealed record ReportScore(string Area, string Title, int? Score, DateOnly? AsOf, int? Before, int? Aim, string Evidence);

/// <summary>What partners say about their staff's training.</summary>
public sealed record ReportTraining(int Year, int Agencies, int WithPlan, int CommissionedToo, int StaffInScope, int StaffTrained);

public sealed record ReportAdvice(DateOnly On, string Meeting, string Advice, string Outcome, string Reply);

public enum Standing
{
    OnTrack,
    Behind,
    NoData,
    NoTarget,
}
