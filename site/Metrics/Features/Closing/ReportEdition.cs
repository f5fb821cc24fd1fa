namespace PreventPublic.Metrics.Features.Closing;

/// <summary>
/// A report as it was closed: the whole of what it says, so that it says the same for ever, whatever happens to words, targets
/// or code. What is corrected afterwards is told beside it, never put into it.
/// </summary>
public sealed class ReportEdition
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    /// <summary><c>2026-11</c>, <c>2026-Q4</c> or <c>2026</c>: see <see cref="Reports.Period"/>.</summary>
    public required string Period { get; init; }

    /// <summary>JSON of the report.</summary>
    public required string Data { get; init; }

    /// <summary>SHA-256 of <see cref="Data"/>, lower-case hex.</summary>
    public required string Hash { get; init; }

    public Guid? StaffId { get; init; }

    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}

/// <summary>What an officer writes into a report before it is closed. Every saving is a row; the newest counts.</summary>
public sealed class Narrative
{
    public const int MaxText = 4000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    public required string Period { get; init; }

    public required string Box { get; init; }

    /// <summary>How often this box was saved before: two people who save at once cannot overwrite each other unseen.</summary>
    public required int Number { get; init; }

    public required string Text { get; init; }

    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
