namespace PreventPublic.Staff.Store;

/// <summary>A one-time link with which somebody sets up an account, or gets back into one.</summary>
public sealed class InvitationRecord
{
    /// <summary>How long the link works. Long enough for somebody who is away, short enough for a mailbox that is not.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>SHA-256 of the secret in the link, lower-case hex; the secret itself is nowhere.</summary>
    public required string SecretHash { get; init; }

    public required Guid UserId { get; init; }

    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? UsedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? RevokedAt { get; set; }

    public bool IsOpen(DateTime now) => UsedAt is null && RevokedAt is null && now < At + Lifetime;
}
