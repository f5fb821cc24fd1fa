namespace PreventPublic.Engagement.Features.Events.Keeping;

/// <summary>A line of the ledger: that people's data was erased, when, by what, and how much. It names nobody.</summary>
public sealed class Erasure
{
    public const int MaxWhat = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What was erased: a session's name, “one person”, or what of a round.</summary>
    public required string What { get; init; }

    /// <summary>“retention”, or the officer who asked.</summary>
    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Registrations, answers or other lines erased.</summary>
    public required int Count { get; init; }
}
