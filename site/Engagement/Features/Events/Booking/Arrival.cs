namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>A registration's people have come: at most one row each, so that two doors and a printed list count nobody twice.</summary>
public sealed class Arrival
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid RegistrationId { get; init; }

    /// <summary>People who really came; the party may be larger.</summary>
    public required int Heads { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; set; }

    public required string By { get; set; }

    /// <summary>Places within the party of those with a name who did not come, with commas; empty when all came or nobody noted who.</summary>
    public string Absent { get; init; } = "";

    /// <summary>UTC. Its people have their training records; null while they have none.</summary>
    public DateTime? RecordedAt { get; set; }
}

/// <summary>Reminders were posted for this session at this distance; they are not posted again.</summary>
public sealed class Reminded
{
    /// <summary>Stands for what is told when it is over.</summary>
    public const int Afterwards = -1;

    public required Guid SessionId { get; init; }

    public required int HoursBefore { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
