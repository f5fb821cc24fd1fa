namespace PreventPublic.Cms.Store;

/// <summary>
/// Somebody who did not write a version found it right. It holds for exactly what they saw: the version and everything that it
/// embedded then, which is what <see cref="EffectiveHash"/> is taken over.
/// </summary>
public sealed class ApprovalRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid VersionId { get; init; }

    public required Guid ById { get; init; }

    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>SHA-256, lower-case hex.</summary>
    public required string EffectiveHash { get; init; }

    /// <summary>UTC. Something that it embedded has changed since.</summary>
    public DateTime? VoidedAt { get; set; }

    /// <summary>What changed.</summary>
    public string? VoidedBecause { get; set; }
}

/// <summary>A publisher lets a version through although a check found fault with it, and says why.</summary>
public sealed class WaiverRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid VersionId { get; init; }

    /// <summary>The fault, as it was shown.</summary>
    public required string Fault { get; init; }

    public required string Reason { get; init; }

    public required Guid ById { get; init; }

    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}

public enum ScheduledAction
{
    Publish,
    Withdraw,
}

public enum ScheduleState
{
    Waiting,
    Done,
    Cancelled,
    /// <summary>It could not be done at its time; <see cref="ScheduleRecord.Outcome"/> says why.</summary>
    Refused,
}

/// <summary>Something to happen to a version at a moment.</summary>
public sealed class ScheduleRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid VersionId { get; init; }

    public VersionRecord Version { get; init; } = null!;

    public required ScheduledAction Action { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required Guid ById { get; init; }

    public required string By { get; init; }

    /// <summary>What it was planned together with, all or none; null where it stands alone.</summary>
    public Guid? Set { get; init; }

    public ScheduleState State { get; set; } = ScheduleState.Waiting;

    /// <summary>UTC.</summary>
    public DateTime? EndedAt { get; set; }

    public string Outcome { get; set; } = "";
}

/// <summary>What somebody has typed and not yet saved as a version; survives a crash and a lost session, and shows others that it is being edited.</summary>
public sealed class EditRecord
{
    /// <summary>Long enough for a week-end; older ones are swept away.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    /// <summary>Touched within this time counts as being edited now.</summary>
    public static readonly TimeSpan Lively = TimeSpan.FromMinutes(5);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    public required string Folder { get; init; }

    public required string Key { get; init; }

    public required string Language { get; init; }

    public required Guid StaffId { get; init; }

    public required string StaffName { get; init; }

    /// <summary>The whole text as it would be saved.</summary>
    public required string Source { get; set; }

    /// <summary>The newest version when the editing began; null when there was none.</summary>
    public Guid? BasedOnId { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime SavedAt { get; set; }
}
