namespace PreventPublic.Metrics.Facts;

/// <summary>How often a fact came on one day. Counted up in place: its cost does not grow with what came before.</summary>
public sealed class DayCount
{
    public const string Table = "DayCounts";
    public const int MaxName = 40;
    public const int MaxSubject = 200;
    public const int MaxDimension = Core.Facts.Fact.MaxDimension;

    public required string Site { get; init; }

    public required string Name { get; init; }

    /// <summary>The council's local day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>An entry's name, or an address without its language; empty for the site as a whole.</summary>
    public required string Subject { get; init; }

    public required string Dimension { get; init; }

    public required long Count { get; init; }
}

/// <summary>The same, for a whole month and all subjects: what screens and reports add up. Written in the same transaction as its days.</summary>
public sealed class MonthCount
{
    public const string Table = "MonthCounts";

    public required string Site { get; init; }

    public required string Name { get; init; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    public required string Dimension { get; init; }

    public required long Count { get; init; }
}

/// <summary>A fact that was counted, by its cause, so that it is not counted again when it comes again. Forgotten after <see cref="KeepDays"/>.</summary>
public sealed class TakenFact
{
    public const string Table = "TakenFacts";

    /// <summary>Longer than any message is tried for.</summary>
    public const int KeepDays = 35;

    /// <summary>The id of the message in its sender's outbox, where it is gone once it is delivered.</summary>
    public required Guid Id { get; init; }

    /// <summary>UTC. A day and no time: nothing here can be matched with who was busy when.</summary>
    public required DateOnly Day { get; init; }
}

/// <summary>A state as it was on a day: pages within their review date, contacts overdue. The last look of the day stands.</summary>
public sealed class Gauge
{
    public const string Table = "Gauges";

    public required string Site { get; init; }

    public required string Name { get; init; }

    public required DateOnly Day { get; init; }

    public required double Value { get; init; }
}
