using PreventPublic.Metrics.Features.Reports;

namespace PreventPublic.Metrics.Features.Strategy;

/// <summary>Public addresses of the strategy, without language.</summary>
public static class StrategyLinks
{
    public const string Home = "/strategy";
    public const string Doing = "/strategy/how-are-we-doing";
    public const string Figures = "/strategy/figures/";
    public const string Reports = "/strategy/reports";
    public const string Actions = "/strategy/action-plan";
    public const string Csv = "/strategy/data.csv";
    public const string Json = "/strategy/data.json";
    public const string Schema = "/strategy/data.schema.json";

    public static string Figure(string id) => Figures + id;

    public static string Report(Period period) => $"{Reports}/{period.Name}";

    /// <param name="ending"><c>docx</c>, <c>pdf</c>, <c>csv</c> or <c>json</c>.</param>
    public static string File(Period period, string ending) => $"{Reports}/{period.Name}.{ending}";
}
