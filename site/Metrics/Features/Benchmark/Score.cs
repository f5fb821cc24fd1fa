namespace PreventPublic.Metrics.Features.Benchmark;

/// <summary>What somebody says an area of the toolkit deserves, with the evidence. It counts once a second person agrees.</summary>
public sealed class Score
{
    public const int Lowest = 1;
    public const int Highest = 5;
    public const int MaxText = 2000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    /// <summary>The id of the area in the current frame.</summary>
    public required string Area { get; init; }

    public required int Value { get; init; }

    /// <summary>The day that it is about.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What shows it.</summary>
    public required string Evidence { get; init; }

    /// <summary>What is missing for the next score, one a line; each can become an action.</summary>
    public string Gaps { get; init; } = "";

    public required Guid StaffId { get; init; }

    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public ScoreDecision? Decision { get; init; }
}

/// <summary>The second person's word about a score: always somebody else than who gave it.</summary>
public sealed class ScoreDecision
{
    public required Guid ScoreId { get; init; }

    public required bool Agreed { get; init; }

    public string Note { get; init; } = "";

    public required Guid StaffId { get; init; }

    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
