namespace PreventPublic.Engagement.Features.Bulletins.Subscribe;

/// <summary>Somebody who asked for bulletins. Unsubscribing deletes the row: there is nothing to keep it for.</summary>
public sealed class Subscriber
{
    /// <summary>How long a request waits to be confirmed before it is erased.</summary>
    public static readonly TimeSpan ConfirmWithin = TimeSpan.FromDays(7);

    public Guid Id { get; init; } = Guid.NewGuid();

    public required string Site { get; init; }

    public required string Email { get; init; }

    /// <summary>SHA-256 of the address's key, lower-case hex: to find it, and to find it among the suppressed.</summary>
    public required string EmailHash { get; init; }

    /// <summary>What follows the @.</summary>
    public required string Domain { get; init; }

    public required string Audience { get; set; }

    /// <summary>Codes, each with a space before and after; empty for everything.</summary>
    public required string Topics { get; set; }

    public required string Language { get; set; }

    public required string Frequency { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>UTC. Null until the button behind the mailed link was pressed.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>What links to this subscriber are made from, with a key; random.</summary>
    public required string Nonce { get; init; }
}

/// <summary>How often a subscriber is written to.</summary>
public static class Frequencies
{
    /// <summary>The month's bulletin, and urgent statements.</summary>
    public const string Monthly = "monthly";

    /// <summary>Only what has the topic <see cref="UrgentTopic"/>.</summary>
    public const string Urgent = "urgent";

    public const string UrgentTopic = "urgent";

    public static readonly IReadOnlyList<string> All = [Monthly, Urgent];
}

/// <summary>Closed lists that subscribers choose from. Their names are the content's own words; a test keeps them in step.</summary>
public static class SubscriberChoices
{
    public static readonly IReadOnlyList<string> Topics =
        ["getting-help", "prevent", "channel", "online", "law", "training", "schools", "venues", "community", "young-people", "transparency", "feedback", "safety"];
}
