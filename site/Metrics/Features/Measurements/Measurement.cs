namespace PreventPublic.Metrics.Features.Measurements;

/// <summary>
/// What an indicator was in a month, as somebody or the site said. Never changed: a correction is a further one for the same
/// month, with a reason, and the one before it stays as what was reported until then.
/// </summary>
public sealed class Measurement
{
    public const int MaxEvidence = 500;
    public const int MaxReason = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    /// <summary>The indicator's id.</summary>
    public required string Indicator { get; init; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>In the indicator's unit.</summary>
    public required double Value { get; init; }

    public required Origin Origin { get; init; }

    /// <summary>1 for the first of its month, 2 for its correction, and so on: two people who correct at once cannot both be second.</summary>
    public required int Number { get; init; }

    /// <summary>A link or a description; empty only for what the site counted itself.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>Why it replaces the one before; empty for the first.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Null when it was the site itself.</summary>
    public Guid? StaffId { get; init; }

    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}

/// <summary>Where a measurement came from.</summary>
public enum Origin
{
    Automatic,
    Manual,
    Imported,
}
