namespace PreventPublic.Metrics.Features.Reports;

/// <summary>Words that all forms of a report share.</summary>
public static class ReportWords
{
    /// <summary>The period that it is compared with.</summary>
    public static string Before(Report report) => Period.Parse(report.Period) is { } period ? "Before: " + period.Previous.Title(Core.Languages.Language.English.Culture) : "Before";

    public static string Standing(Standing standing) => standing switch
    {
        Reports.Standing.OnTrack => "on track",
        Reports.Standing.Behind => "behind",
        Reports.Standing.NoData => "no value",
        _ => "no target",
    };
}
