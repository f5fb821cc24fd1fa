namespace PreventPublic.Metrics.Features.Measurements;

/// <summary>Which column of somebody's file means what, so that next month's file need not be explained again.</summary>
public sealed class ImportMapping
{
    public const int MaxColumns = 4000;

    public required string Site { get; init; }

    /// <summary>What is imported: <c>figures</c>, <c>actions</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>JSON: field to column heading.</summary>
    public required string Columns { get; set; }

    public required string By { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; set; }
}
