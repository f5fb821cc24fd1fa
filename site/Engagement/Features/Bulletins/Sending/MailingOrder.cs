namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>What one audience reads in one language.</summary>
/// <param name="Html">The inside of the mail, without html and head: the sender adds the frame and the personal links.</param>
/// <param name="Text">The same as plain text.</param>
public sealed record MailingPart(string Audience, string Language, string Subject, string Html, string Text)
{
    /// <summary>The same in blocks, so that whoever chose topics is sent what is about them; empty where everybody is sent it whole.</summary>
    public IReadOnlyList<MailingBlock> Blocks { get; init; } = [];
}

/// <summary>Stored as numbers: keep them.</summary>
public enum BlockKind
{
    /// <summary>Everybody reads it: the introduction, the way to the site.</summary>
    Always = 0,

    /// <summary>It stands above the pieces that follow it, if any of them is read.</summary>
    Heading = 1,

    Piece = 2,

    /// <summary>Only who is not sent everything reads it.</summary>
    WhenCut = 3,
}

/// <param name="Topics">What a piece is about; empty for a piece for everybody, and for what is no piece.</param>
public sealed record MailingBlock(BlockKind Kind, string Html, string Text, IReadOnlyList<string> Topics);

/// <summary>A mail to all subscribers of a site. Whose audience has no part gets the residents'; whose language has none, English.</summary>
/// <param name="Id">The bulletin's: ordering the same twice is one mailing.</param>
/// <param name="DueAt">UTC.</param>
/// <param name="Topics"><see cref="Subscribe.Frequencies.UrgentTopic"/> reaches everybody, also those who want urgent statements only; empty for a bulletin, of which everybody is sent what is about their topics.</param>
/// <param name="By">Who ordered it.</param>
public sealed record MailingOrder(Guid Id, string Site, string Name, DateTime DueAt, IReadOnlyList<string> Topics, IReadOnlyList<MailingPart> Parts, string By);

/// <summary>How far a mailing is.</summary>
/// <param name="State">due, queueing, sending, paused, cancelled or sent.</param>
/// <param name="Waiting">Also those whose server asked to come again later.</param>
/// <param name="Refused">Their mail server does not take it.</param>
/// <param name="Uncertain">The sender died, or the line broke, between handing it over and hearing that it was taken.</param>
/// <param name="Fault">What is wrong and what the officer should do; null when all is well.</param>
public sealed record MailingProgress(
    string State, int Recipients, int Sent, int Waiting, int Refused, int Skipped, int Held, int Uncertain, DateTime? StartedAt, DateTime? EndedAt, string? Fault)
{
    /// <summary>They chose topics, and nothing in it is about these. They are not among <see cref="Recipients"/>.</summary>
    public int NotTheirTopics { get; init; }

    /// <summary>Of the uncertain, those who can still be sent it again.</summary>
    public int Undecided { get; init; }

    /// <summary>UTC. When it was forgotten who they are; null while it is known.</summary>
    public DateTime? ForgottenAt { get; init; }

    /// <summary>UTC. From when on it is forgotten who they are; null before the mailing has ended.</summary>
    public DateTime? ForgetsAt { get; init; }

    /// <summary>The same for the undecided.</summary>
    public DateTime? ForgetsUndecidedAt { get; init; }
}
