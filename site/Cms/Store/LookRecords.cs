namespace PreventPublic.Cms.Store;

/// <summary>A link with which somebody outside, without an account, sees versions that are not published, and says what they think.</summary>
public sealed class LookRecord
{
    public const int MaxName = 100;
    public const int MaxText = 4000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    /// <summary>Whom it was made for, as colleagues know them: a role rather than a name.</summary>
    public required string ForWhom { get; init; }

    /// <summary>What they are asked to look at; plain text.</summary>
    public string Question { get; init; } = "";

    /// <summary>SHA-256 of the secret in the link, lower-case hex; the secret itself is nowhere.</summary>
    public required string SecretHash { get; init; }

    public required Guid ById { get; init; }

    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime ExpiresAt { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? RevokedAt { get; set; }

    public string? RevokedBy { get; set; }

    public List<LookPageRecord> Pages { get; } = [];

    public bool IsOpen(DateTime now) => RevokedAt is null && now < ExpiresAt;
}

/// <summary>A version that a link shows.</summary>
public sealed class LookPageRecord
{
    public required Guid LookId { get; init; }

    public required Guid VersionId { get; init; }

    public VersionRecord Version { get; init; } = null!;
}

/// <summary>What somebody outside said about a version; with <see cref="Agrees"/> they signed it off, exactly as it was shown to them then.</summary>
public sealed class RemarkRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid LookId { get; init; }

    public required Guid VersionId { get; init; }

    /// <summary>Who they say they are; emptied a year after the link ran out.</summary>
    public required string Name { get; set; }

    public required string Text { get; init; }

    public required bool Agrees { get; init; }

    /// <summary>The version and everything that it showed then (SHA-256, lower-case hex).</summary>
    public required string EffectiveHash { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
