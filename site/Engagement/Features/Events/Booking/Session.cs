namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>One date of an event, once somebody registered for it. Locking this row is what makes capacity safe.</summary>
public sealed class Session
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    /// <summary>The event's key.</summary>
    public required string Event { get; init; }

    /// <summary>The council's local day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>UTC, as people were last told.</summary>
    public required DateTime StartsAt { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime EndsAt { get; set; }

    /// <summary>As people were last told.</summary>
    public required string Place { get; set; }

    /// <summary>UTC. What is known of its people is erased after this.</summary>
    public required DateTime KeepUntil { get; set; }

    /// <summary>Of its calendar entries (RFC 5545 §3.8.7.4): grows with every change that people are told of.</summary>
    public int Sequence { get; set; }

    /// <summary>The number of the newest registration.</summary>
    public int LastNumber { get; set; }

    /// <summary>UTC. People were told that it does not take place.</summary>
    public DateTime? CalledOffAt { get; set; }

    /// <summary>UTC. Its people were erased; <see cref="HeadsBooked"/> and <see cref="HeadsThere"/> are what is left.</summary>
    public DateTime? ErasedAt { get; set; }

    public int HeadsBooked { get; set; }

    public int HeadsThere { get; set; }

    public SessionKey Key => new(Site, Event, Date);
}
