using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Cms.Store;

/// <summary>The content store: entries, versions, media and what was published.</summary>
public sealed class ContentStore(DbContextOptions<ContentStore> options) : DbContext(options)
{
    public const string Schema = "content";

    public DbSet<EntryRecord> Entries => Set<EntryRecord>();

    public DbSet<VersionRecord> Versions => Set<VersionRecord>();

    public DbSet<TransitionRecord> Transitions => Set<TransitionRecord>();

    public DbSet<ImportedFileRecord> ImportedFiles => Set<ImportedFileRecord>();

    public DbSet<MediaRecord> Media => Set<MediaRecord>();

    public DbSet<BlobRecord> Blobs => Set<BlobRecord>();

    public DbSet<PublicationRecord> Publications => Set<PublicationRecord>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (Database.IsNpgsql())
        {
            modelBuilder.HasDefaultSchema(Schema);
        }

        modelBuilder.HasOutbox();
        modelBuilder.Entity<EntryRecord>(entry =>
        {
            entry.HasIndex(e => new { e.Site, e.Folder, e.Key }).IsUnique();
            entry.Property(e => e.Site).HasMaxLength(40);
            entry.Property(e => e.Folder).HasMaxLength(40);
            entry.Property(e => e.Key).HasMaxLength(Core.Slug.MaxLength);
            entry.Property(e => e.Type).HasMaxLength(40);
            entry.HasMany(e => e.Versions).WithOne(v => v.Entry).HasForeignKey(v => v.EntryId);
        });
        modelBuilder.Entity<VersionRecord>(version =>
        {
            version.Property(v => v.State).HasConversion<string>().HasMaxLength(20).IsConcurrencyToken();
            version.Property(v => v.Language).HasMaxLength(10);
            version.Property(v => v.Hash).HasMaxLength(64);
            version.Property(v => v.Author).HasMaxLength(200);
            version.HasIndex(v => new { v.EntryId, v.Language, v.Number }).IsUnique();
            version.HasIndex(v => new { v.EntryId, v.Language }, "IX_Versions_OnePublished").IsUnique()
                .HasFilter($"\"State\" = '{nameof(VersionState.Published)}'");
            version.HasMany(v => v.Transitions).WithOne().HasForeignKey(t => t.VersionId);
        });
        modelBuilder.Entity<TransitionRecord>(step =>
        {
            step.Property(s => s.From).HasConversion<string>().HasMaxLength(20);
            step.Property(s => s.To).HasConversion<string>().HasMaxLength(20);
            step.Property(s => s.By).HasMaxLength(200);
        });
        modelBuilder.Entity<ImportedFileRecord>(file => file.HasKey(f => f.File));
        modelBuilder.Entity<MediaRecord>(media => media.HasKey(m => new { m.Site, m.Name }));
        modelBuilder.Entity<BlobRecord>(blob => blob.HasKey(b => b.Hash));
        modelBuilder.Entity<PublicationRecord>(publication => publication.HasKey(p => p.Number));
    }
}

internal static class ProviderName
{
    /// <summary>Asked by name, so that the CMS need not know either provider.</summary>
    public static bool IsNpgsql(this Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade database) =>
        database.ProviderName == "Npgsql.EntityFrameworkCore.PostgreSQL";
}
