namespace PreventPublic.Core.Outbox;

/// <summary>
/// Something that must happen if and only if a change happened: a mail, a fact, a line of the audit trail. It is written into
/// the change's own store in the change's transaction; one worker delivers it, at least once, and deletes it.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>Names the cause. Receivers use it to take a message once only; it is gone with the message.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>Who takes it: an <see cref="IDelivery.Kind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>JSON, as the receiver's contract says.</summary>
    public required string Payload { get; init; }

    /// <summary>UTC. Not before this moment; moved on after every failure.</summary>
    public required DateTime DueAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>The worker that has it in hand until <see cref="LeasedUntil"/>; a crashed worker's lease runs out.</summary>
    public Guid? Lease { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? LeasedUntil { get; set; }

    /// <summary>Why the last attempt failed, for staff. Never holds what the message says.</summary>
    public string? LastFault { get; set; }

    /// <summary>UTC. Given up, and waiting for a person to decide; null while it is still tried.</summary>
    public DateTime? DeadAt { get; set; }
}
