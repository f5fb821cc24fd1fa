namespace PreventPublic.Cms.Store;

/// <summary>An address outside that a published text leads to, and what it answered when it was last looked at.</summary>
public sealed class OutsideLinkRecord
{
    /// <summary>Longer ones are not looked at.</summary>
    public const int MaxUrl = 2000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary><c>https://…</c>, without a fragment.</summary>
    public required string Url { get; init; }

    /// <summary>When it is looked at next. UTC.</summary>
    public required DateTime DueAt { get; set; }

    /// <summary>UTC; null until it was looked at.</summary>
    public DateTime? LookedAt { get; set; }

    /// <summary>The HTTP status it answered with in the end; null where it was not reached.</summary>
    public int? Status { get; set; }

    /// <summary>Why it was not reached, in a few words.</summary>
    public string? Fault { get; set; }

    /// <summary>Where it now is for good, where it says so.</summary>
    public string? MovedTo { get; set; }

    /// <summary>How many looks one after the other did not find it.</summary>
    public int Failures { get; set; }

    /// <summary>UTC; null while it is found.</summary>
    public DateTime? FailingSince { get; set; }

    /// <summary>When somebody looked with their own eyes and found that it works. UTC.</summary>
    public DateTime? VouchedAt { get; set; }

    public Guid? VouchedById { get; set; }

    public string? VouchedBy { get; set; }
}
