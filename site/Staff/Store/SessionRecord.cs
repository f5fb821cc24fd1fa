namespace PreventPublic.Staff.Store;

/// <summary>One sign-in on one device. The cookie only names it, so that it can be ended from elsewhere.</summary>
public sealed class SessionRecord
{
    /// <summary>A working day.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>Away for this long is signed out.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    public Guid Id { get; init; } = Guid.NewGuid();

    public required Guid UserId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>UTC, to the minute.</summary>
    public required DateTime SeenAt { get; set; }

    /// <summary>How the person signed in: passkey, password, recovery code, single sign-on.</summary>
    public required string Method { get; init; }

    /// <summary>What kind of browser, in a few words, so that its owner recognises it.</summary>
    public required string Device { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? EndedAt { get; set; }

    public bool IsOpen(DateTime now) => EndedAt is null && now < StartedAt + Lifetime && now < SeenAt + Idle;
}
