namespace PreventPublic.Metrics.Features.Alerts;

/// <summary>What is done once a day for a site, by whichever host comes first: the row is the claim.</summary>
public sealed class DailyDuty
{
    public const string Table = "DailyDuties";

    public required string Site { get; init; }

    /// <summary>The council's local day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
