namespace PreventPublic.Staff.Store;

/// <summary>A role that somebody has on a site.</summary>
public sealed class GrantRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid UserId { get; init; }

    /// <summary>A site's id, <c>shared</c> for the words all councils share, or <see cref="Core.Access.StaffMember.EverySite"/>.</summary>
    public required string Site { get; init; }

    /// <summary>A <see cref="Roles.Role.Name"/>.</summary>
    public required string Role { get; init; }

    /// <summary>For translators: the languages they may write, divided by spaces; empty for all.</summary>
    public string Languages { get; init; } = "";

    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
