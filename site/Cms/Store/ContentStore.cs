using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Cms.Store;

/// <summary>The content store: entries, versions, media and what was published.</summary>
public sealed class ContentStore(DbContextOptions<ContentStore> options) : DbContext(options)
{
    /// <summary>As in <c>ConnectionStrings:Content</c>.</summary>
    public const string Name = "Content";

    public const string Schema = "content";

    public DbSet<EntryRecord> Entries => Set<EntryRecord>();

    public DbSet<VersionRecord> Versions => Set<VersionRecord>();

    public DbSet<TransitionRecord> Transitions => Set<TransitionRecord>();

    public DbSet<ImportedFileRecord> ImportedFiles => Set<ImportedFileRecord>();

    public DbSet<MediaRecord> Media => Set<MediaRecord>();

    public DbSet<BlobRecord> Blobs => Set<BlobRecord>();

    public DbSet<PublicationRecord> Publications => Set<PublicationRecord>();

    public DbSet<ApprovalRecord> Approvals => Set<ApprovalRecord>();

    public DbSet<WaiverRecord> Waivers => Set<WaiverRecord>();

    public DbSet<ScheduleRecord> Schedules => Set<ScheduleRecord>();

    public DbSet<EditRecord> Edits => Set<EditRecord>();

    public DbSet<LookRecord> Looks => Set<LookRecord>();

    public DbSet<RemarkRecord> Remarks => Set<RemarkRecord>();

    public DbSet<PreviewTokenRecord> PreviewTokens => Set<PreviewTokenRecord>();

    public DbSet<WebhookRecord> Webhooks => Set<WebhookRecord>();

    public DbSet<WebhookDeliveryRecord> WebhookDeliveries => Set<WebhookDeliveryRecord>();

    public DbSet<OutsideLinkRecord> OutsideLinks => Set<OutsideLinkRecord>();

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
            version.Property(v => v.Title).HasMaxLength(200);
            version.HasIndex(v => new { v.EntryId, v.Language, v.Number }).IsUnique();
            version.HasIndex(v => new { v.IsHead, v.State });
            version.HasIndex(v => new { v.EntryId, v.Language }, "IX_Versions_OnePublished").IsUnique()
                .HasFilter($"\"State\" = '{nameof(VersionState.Published)}'");
            version.HasIndex(v => v.State, "IX_Versions_OnTheirWay")
                .HasFilter($"\"State\" IN ('{nameof(VersionState.Approved)}', '{nameof(VersionState.Scheduled)}')");
            version.HasMany(v => v.Transitions).WithOne().HasForeignKey(t => t.VersionId);
        });
        modelBuilder.Entity<TransitionRecord>(step =>
        {
            step.Property(s => s.From).HasConversion<string>().HasMaxLength(20);
            step.Property(s => s.To).HasConversion<string>().HasMaxLength(20);
            step.Property(s => s.By).HasMaxLength(200);
        });
        modelBuilder.Entity<ApprovalRecord>(approval =>
        {
            approval.Property(a => a.By).HasMaxLength(200);
            approval.Property(a => a.EffectiveHash).HasMaxLength(64);
            approval.HasOne<VersionRecord>().WithMany().HasForeignKey(a => a.VersionId);
        });
        modelBuilder.Entity<WaiverRecord>(waiver =>
        {
            waiver.Property(w => w.By).HasMaxLength(200);
            waiver.HasOne<VersionRecord>().WithMany().HasForeignKey(w => w.VersionId);
        });
        modelBuilder.Entity<ScheduleRecord>(schedule =>
        {
            schedule.Property(s => s.Action).HasConversion<string>().HasMaxLength(20);
            schedule.Property(s => s.State).HasConversion<string>().HasMaxLength(20).IsConcurrencyToken();
            schedule.Property(s => s.By).HasMaxLength(200);
            schedule.HasIndex(s => new { s.State, s.At });
            schedule.HasIndex(s => s.Set);
            schedule.HasOne(s => s.Version).WithMany().HasForeignKey(s => s.VersionId);
        });
        modelBuilder.Entity<EditRecord>(edit =>
        {
            edit.Property(e => e.Site).HasMaxLength(40);
            edit.Property(e => e.Folder).HasMaxLength(40);
            edit.Property(e => e.Key).HasMaxLength(Core.Slug.MaxLength);
            edit.Property(e => e.Language).HasMaxLength(10);
            edit.HasIndex(e => new { e.Site, e.Folder, e.Key, e.Language, e.StaffId }).IsUnique();
        });
        modelBuilder.Entity<LookRecord>(look =>
        {
            look.Property(l => l.Site).HasMaxLength(40);
            look.Property(l => l.ForWhom).HasMaxLength(LookRecord.MaxName);
            look.Property(l => l.Question).HasMaxLength(LookRecord.MaxText);
            look.Property(l => l.SecretHash).HasMaxLength(64);
            look.Property(l => l.By).HasMaxLength(200);
            look.Property(l => l.RevokedBy).HasMaxLength(200);
            look.HasIndex(l => l.SecretHash).IsUnique();
            look.HasMany(l => l.Pages).WithOne().HasForeignKey(p => p.LookId);
        });
        modelBuilder.Entity<LookPageRecord>(page =>
        {
            page.ToTable("LookPages");
            page.HasKey(p => new { p.LookId, p.VersionId });
            page.HasOne(p => p.Version).WithMany().HasForeignKey(p => p.VersionId);
        });
        modelBuilder.Entity<RemarkRecord>(remark =>
        {
            remark.Property(r => r.Name).HasMaxLength(LookRecord.MaxName);
            remark.Property(r => r.Text).HasMaxLength(LookRecord.MaxText);
            remark.Property(r => r.EffectiveHash).HasMaxLength(64);
            remark.HasIndex(r => r.VersionId);
            remark.HasOne<LookRecord>().WithMany().HasForeignKey(r => r.LookId);
            remark.HasOne<VersionRecord>().WithMany().HasForeignKey(r => r.VersionId);
        });
        modelBuilder.Entity<ImportedFileRecord>(file => file.HasKey(f => f.File));
        modelBuilder.Entity<MediaRecord>(media =>
        {
            media.HasKey(m => new { m.Site, m.Name });
            media.Property(m => m.FocalX).HasDefaultValue(Published.MediaFile.Centre).ValueGeneratedNever();
            media.Property(m => m.FocalY).HasDefaultValue(Published.MediaFile.Centre).ValueGeneratedNever();
        });
        modelBuilder.Entity<BlobRecord>(blob => blob.HasKey(b => b.Hash));
        modelBuilder.Entity<PublicationRecord>(publication => publication.HasKey(p => p.Number));
        modelBuilder.Entity<OutsideLinkRecord>(link =>
        {
            link.HasIndex(l => l.Url).IsUnique();
            link.HasIndex(l => l.DueAt);
            link.Property(l => l.Url).HasMaxLength(OutsideLinkRecord.MaxUrl);
            link.Property(l => l.MovedTo).HasMaxLength(OutsideLinkRecord.MaxUrl);
            link.Property(l => l.Fault).HasMaxLength(200);
            link.Property(l => l.VouchedBy).HasMaxLength(200);
        });
        HasHeadless(modelBuilder);
    }

    private static void HasHeadless(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PreviewTokenRecord>(token =>
        {
            token.HasIndex(t => t.Digest).IsUnique();
            token.Property(t => t.Site).HasMaxLength(40);
            token.Property(t => t.Digest).HasMaxLength(64);
            token.Property(t => t.StaffName).HasMaxLength(200);
            token.Property(t => t.Note).HasMaxLength(200);
        });
        modelBuilder.Entity<WebhookRecord>(webhook =>
        {
            webhook.HasIndex(w => w.Site);
            webhook.Property(w => w.Site).HasMaxLength(40);
            webhook.Property(w => w.Url).HasMaxLength(500);
            webhook.Property(w => w.Events).HasMaxLength(200);
            webhook.Property(w => w.CreatedBy).HasMaxLength(200);
        });
        modelBuilder.Entity<WebhookDeliveryRecord>(delivery =>
        {
            delivery.HasIndex(d => new { d.WebhookId, d.CreatedAt });
            delivery.Property(d => d.Event).HasMaxLength(40);
            delivery.Property(d => d.Fault).HasMaxLength(Core.Outbox.OutboxTable.MaxFault);
            delivery.HasOne(d => d.Webhook).WithMany().HasForeignKey(d => d.WebhookId);
        });
    }
}

internal static class ProviderName
{
    /// <summary>Asked by name, so that the CMS need not know either provider.</summary>
    public static bool IsNpgsql(this Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade database) =>
        database.ProviderName == "Npgsql.EntityFrameworkCore.PostgreSQL";
}
