using Microsoft.AspNetCore.Identity;

namespace PreventPublic.Staff.Store;

/// <summary>A member of staff who may sign in.</summary>
public sealed class StaffUser : IdentityUser<Guid>
{
    public const int MaxName = 120;

    public StaffUser() => Id = Guid.CreateVersion7();

    /// <summary>As colleagues see it beside what was written and approved.</summary>
    public required string Name { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC. Left, or not to sign in for now. The account stays, because what it did stays.</summary>
    public DateTime? DisabledAt { get; set; }

    public List<GrantRecord> Grants { get; } = [];
}
