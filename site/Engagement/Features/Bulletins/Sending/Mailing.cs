namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>A mailing that was ordered.</summary>
public sealed class Mailing
{
    public required Guid Id { get; init; }

    public required string Site { get; init; }

    public required string Name { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime DueAt { get; init; }

    /// <summary>Empty for a bulletin; see <see cref="IsUrgent"/>.</summary>
    public required string Topics { get; init; }

    /// <summary>JSON: the <see cref="MailingPart"/>s.</summary>
    public required string Parts { get; init; }

    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime OrderedAt { get; init; }

    public string State { get; set; } = MailingStates.Due;

    /// <summary>Who paused, resumed or cancelled it last.</summary>
    public string ChangedBy { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>UTC. The mail server was out of reach: nothing is tried before.</summary>
    public DateTime? WaitUntil { get; set; }

    public string? Fault { get; set; }

    /// <summary>How many of those sent are in the figures; more may be sent after it ended, when an officer has uncertain ones tried again.</summary>
    public int Counted { get; set; }

    /// <summary>It reaches those, too, who want urgent statements only.</summary>
    public bool IsUrgent => Topics.Split(' ').Contains(Subscribe.Frequencies.UrgentTopic);
}

/// <summary>The words of <see cref="Mailing.State"/>.</summary>
public static class MailingStates
{
    public const string Due = "due";
    public const string Sending = "sending";
    public const string Paused = "paused";
    public const string Cancelled = "cancelled";
    public const string Sent = "sent";
    public const int MaxLength = 20;
}

/// <summary>One subscriber of one mailing. It holds no address: that is read from the subscriber just before sending.</summary>
public sealed class MailingRecipient
{
    public required Guid MailingId { get; init; }

    /// <summary>Refers to nobody once the subscriber is erased.</summary>
    public required Guid SubscriberId { get; init; }

    /// <summary>Where their mail server is, for sending no server too much at once.</summary>
    public required string Domain { get; init; }

    public RecipientState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime DueAt { get; set; }

    public Guid? Lease { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? LeasedUntil { get; set; }

    /// <summary>UTC. When it was last handed over, or begun to be.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>Why it is as it is, for the officer; names nobody.</summary>
    public string? Note { get; set; }
}

/// <summary>How many rows of a mailing ended in one state, when who they were was forgotten.</summary>
public sealed class MailingTally
{
    public required Guid MailingId { get; init; }

    public required RecipientState State { get; init; }

    public required int Count { get; init; }

    /// <summary>UTC. When the last of them were forgotten.</summary>
    public required DateTime At { get; init; }
}

/// <summary>Stored as numbers: keep them.</summary>
public enum RecipientState
{
    Waiting = 0,

    /// <summary>A worker will do it next.</summary>
    Claimed = 1,

    /// <summary>On the way. Whoever stays here when the lease is over is <see cref="Uncertain"/>.</summary>
    Sending = 2,
    Sent = 3,
    Refused = 4,

    /// <summary>Unsubscribed, erased or suppressed before the mail left.</summary>
    Skipped = 5,
    Uncertain = 6,

    /// <summary>Their part cannot be made into a mail.</summary>
    Held = 7,

    /// <summary>They chose topics, and no piece is about one of them: they are not written to.</summary>
    NotTheirTopics = 8,
}
