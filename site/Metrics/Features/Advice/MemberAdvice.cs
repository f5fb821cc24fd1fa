namespace PreventPublic.Metrics.Features.Advice;

/// <summary>What members advised (report of 23 June 2022, §1.2), and what came of it.</summary>
public sealed class MemberAdvice
{
    public const int MaxText = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    /// <summary>The day of the meeting.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The committee or group.</summary>
    public required string Meeting { get; init; }

    public required string Advice { get; init; }

    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public List<AdviceReply> Replies { get; init; } = [];

    public AdviceReply? Latest => Replies.MaxBy(reply => reply.Number);
}

/// <summary>What came of it, as told at one time.</summary>
public sealed class AdviceReply
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AdviceId { get; init; }

    public required int Number { get; init; }

    /// <summary><c>done</c>, <c>under-way</c> or <c>not-done</c>.</summary>
    public required string Outcome { get; init; }

    public required string Text { get; init; }

    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
