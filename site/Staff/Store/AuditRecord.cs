namespace PreventPublic.Staff.Store;

/// <summary>A line of the audit trail. The database itself refuses to change or delete one.</summary>
public sealed class AuditRecord
{
    /// <summary>Counts up in the order in which the lines arrived.</summary>
    public long Number { get; init; }

    /// <summary>The id of the message that brought it, so that it is written once.</summary>
    public required Guid Cause { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public Guid? StaffId { get; init; }

    public required string StaffName { get; init; }

    public required string Action { get; init; }

    public required string Site { get; init; }

    public required string Subject { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public string Note { get; init; } = "";
}
