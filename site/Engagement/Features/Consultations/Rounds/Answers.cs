namespace PreventPublic.Engagement.Features.Consultations.Rounds;

// What the answers store holds. Nothing here says who, when, in what order, or in which language; and nothing could: a test reads the columns.

/// <summary>A round's box, as the door to it needs to know it.</summary>
public sealed class Box
{
    public required Guid Round { get; init; }

    public bool IsOpen { get; set; } = true;

    /// <summary>The public half of its key.</summary>
    public required byte[] Key { get; init; }

    /// <summary>What a sheet is padded to, in bytes.</summary>
    public required int Size { get; init; }

    /// <summary>The public half of the ballots' key; null where there are no ballots.</summary>
    public byte[]? BallotKey { get; init; }

    /// <summary>The private half, only for “was this page useful?”, whose promise is simpler and says so.</summary>
    public byte[]? ServerKey { get; set; }
}

/// <summary>An answer that nobody can read until its round closes.</summary>
public sealed class SealedAnswer
{
    /// <summary>Random; the table is kept in its order.</summary>
    public required Guid Key { get; init; }

    public required Guid Round { get; init; }

    public required byte[] Bytes { get; init; }
}

/// <summary>A ballot, or an open form, that was taken: it is not taken twice.</summary>
public sealed class SpentToken
{
    public required Guid Round { get; init; }

    /// <summary>SHA-256 of what only the sender knew.</summary>
    public required byte[] Hash { get; init; }
}

/// <summary>The choices of one answer, once the box was opened. Its key has nothing to do with the one it was sealed under.</summary>
public sealed class OpenedSheet
{
    public required Guid Key { get; init; }

    public required Guid Round { get; init; }

    /// <summary>Option ids by question id, as JSON.</summary>
    public required string Choices { get; init; }
}

/// <summary>One free text, apart from the answer that it came with.</summary>
public sealed class OpenedText
{
    public required Guid Key { get; init; }

    public required Guid Round { get; init; }

    public required string Question { get; init; }

    public required string Text { get; init; }
}

/// <summary>What a closed round publishes. Written once.</summary>
public sealed class StoredResults
{
    public required Guid Round { get; init; }

    public required string Json { get; init; }

    /// <summary>How many answers were counted, and how many were spoilt; for the round's own record after a crash.</summary>
    public required int Answered { get; init; }

    public required int Spoilt { get; init; }
}
