namespace PreventPublic.Cms.Store;

/// <summary>Lets one member of staff's program read one site's drafts. Only the digest is kept: the token itself was shown once.</summary>
public sealed class PreviewTokenRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    public required Guid StaffId { get; init; }

    public required string StaffName { get; init; }

    /// <summary>SHA-256 of the token, lower-case hex.</summary>
    public required string Digest { get; init; }

    /// <summary>What it is for, in its owner's words.</summary>
    public required string Note { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime ExpiresAt { get; init; }

    /// <summary>UTC; null while it may be used.</summary>
    public DateTime? RevokedAt { get; set; }

    public string? RevokedBy { get; set; }
}

/// <summary>Somewhere that wants to be told what is published.</summary>
public sealed class WebhookRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    /// <summary>Where to send: <c>https://…</c>.</summary>
    public required string Url { get; init; }

    /// <summary>What it wants to be told, divided by spaces: <c>entry.published event.changed</c>.</summary>
    public required string Events { get; init; }

    /// <summary>The signing key, protected by Data Protection.</summary>
    public required string Key { get; set; }

    /// <summary>The key before it, protected; signs too until <see cref="OldKeyUntil"/>.</summary>
    public string? OldKey { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? OldKeyUntil { get; set; }

    public required string CreatedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>UTC; null while it is told.</summary>
    public DateTime? StoppedAt { get; set; }

    public string? StoppedBy { get; set; }
}

/// <summary>One thing told to one receiver, and how that went.</summary>
public sealed class WebhookDeliveryRecord
{
    /// <summary>How long what became of deliveries is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid WebhookId { get; init; }

    public WebhookRecord Webhook { get; init; } = null!;

    /// <summary>Names what happened, also on a replay: a receiver takes it once.</summary>
    public required Guid EventId { get; init; }

    public required string Event { get; init; }

    /// <summary>The JSON that is sent.</summary>
    public required string Body { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    public int Attempts { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? LastAt { get; set; }

    /// <summary>The receiver's last HTTP status; null where it was not reached.</summary>
    public int? Status { get; set; }

    public string? Fault { get; set; }

    /// <summary>UTC; null while it is still tried, or was given up.</summary>
    public DateTime? DeliveredAt { get; set; }
}
