namespace PreventPublic.Engagement.Features.Planning.Calendar;

/// <summary>Opens one site's plan to one person's calendar program. Only the digest is kept: the link itself was shown once.</summary>
public sealed class CalendarLink
{
    /// <summary>How long a link that was ended is kept on record.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    public required Guid StaffId { get; init; }

    public required string StaffName { get; init; }

    /// <summary>SHA-256 of the token, lower-case hex.</summary>
    public required string Digest { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>UTC; null while it works.</summary>
    public DateTime? EndedAt { get; set; }

    public string? EndedBy { get; set; }
}
