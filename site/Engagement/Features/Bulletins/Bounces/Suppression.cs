namespace PreventPublic.Engagement.Features.Bulletins.Bounces;

/// <summary>An address that no bulletin is sent to, as a hash.</summary>
public sealed class Suppression
{
    /// <summary>As <see cref="Subscribe.Subscriber.EmailHash"/>.</summary>
    public required string Hash { get; init; }

    public required string Reason { get; set; }

    /// <summary>UTC. When it counts; null while there were only a few soft failures.</summary>
    public DateTime? At { get; set; }

    /// <summary>Soft failures so far.</summary>
    public int Failures { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime LastAt { get; set; }
}
