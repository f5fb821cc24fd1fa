using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Staff.Store;

/// <summary>The staff store: sign-in, roles, sessions, the audit trail, and the keys that protect cookies on every host.</summary>
public sealed class StaffStore(DbContextOptions<StaffStore> options) : IdentityUserContext<StaffUser, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>As in <c>ConnectionStrings:Staff</c>.</summary>
    public const string Name = "Staff";

    public const string Schema = "staff";

    public DbSet<GrantRecord> Grants => Set<GrantRecord>();

    public DbSet<InvitationRecord> Invitations => Set<InvitationRecord>();

    public DbSet<SessionRecord> Sessions => Set<SessionRecord>();

    public DbSet<AuditRecord> AuditTrail => Set<AuditRecord>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        if (Database.ProviderName == "Npgsql.EntityFrameworkCore.PostgreSQL")
        {
            builder.HasDefaultSchema(Schema);
        }

        builder.HasOutbox();
        builder.Entity<StaffUser>(user =>
        {
            user.Property(u => u.Name).HasMaxLength(StaffUser.MaxName);
            user.HasMany(u => u.Grants).WithOne().HasForeignKey(grant => grant.UserId);
        });
        builder.Entity<GrantRecord>(grant =>
        {
            grant.Property(g => g.Site).HasMaxLength(40);
            grant.Property(g => g.Role).HasMaxLength(40);
            grant.Property(g => g.Languages).HasMaxLength(60);
            grant.HasIndex(g => new { g.UserId, g.Site, g.Role }).IsUnique();
        });
        builder.Entity<InvitationRecord>(invitation =>
        {
            invitation.Property(i => i.SecretHash).HasMaxLength(64);
            invitation.HasIndex(i => i.SecretHash).IsUnique();
            invitation.HasOne<StaffUser>().WithMany().HasForeignKey(i => i.UserId);
        });
        builder.Entity<SessionRecord>(session =>
        {
            session.Property(s => s.Method).HasMaxLength(40);
            session.Property(s => s.Device).HasMaxLength(80);
            session.HasIndex(s => s.UserId);
            session.HasOne<StaffUser>().WithMany().HasForeignKey(s => s.UserId);
        });
        builder.Entity<AuditRecord>(line =>
        {
            line.ToTable("AuditTrail");
            line.HasKey(l => l.Number);
            line.HasIndex(l => l.Cause).IsUnique();
            line.HasIndex(l => l.At);
            line.HasIndex(l => new { l.Site, l.Subject });
        });
    }
}
