using Microsoft.EntityFrameworkCore;

namespace PreventPublic.Engagement.Features.Bulletins.Desk;

/// <summary>Bulletins in the people store, beside those they are sent to.</summary>
public static class BulletinTables
{
    private const int MaxCode = 20;
    private const int MaxName = 200;
    private const int MaxNote = 1000;

    public static ModelBuilder HasBulletins(this ModelBuilder model)
    {
        model.Entity<Bulletin>(bulletin =>
        {
            bulletin.ToTable("Bulletins");
            bulletin.Property(b => b.Site).HasMaxLength(40);
            bulletin.Property(b => b.Month).HasMaxLength(7);
            bulletin.Property(b => b.Hash).HasMaxLength(64);
            bulletin.Property(b => b.Revision).IsConcurrencyToken();
            bulletin.HasIndex(b => new { b.Site, b.Month }).IsUnique();
            bulletin.HasIndex(b => new { b.State, b.DueAt });
        });
        model.Entity<BulletinWords>(words =>
        {
            words.ToTable("BulletinWords").HasKey(w => new { w.BulletinId, w.Language });
            words.Property(w => w.Language).HasMaxLength(MaxCode);
            words.Property(w => w.Subject).HasMaxLength(BulletinWords.MaxSubject);
        });
        model.Entity<BulletinItem>(item =>
        {
            item.ToTable("BulletinItems").HasKey(i => new { i.BulletinId, i.Name });
            item.Property(i => i.Name).HasMaxLength(MaxName);
            item.Property(i => i.Audiences).HasMaxLength(MaxName);
        });
        model.Entity<BulletinEdition>(edition =>
        {
            edition.ToTable("BulletinEditions").HasKey(e => new { e.BulletinId, e.Audience, e.Language });
            edition.Property(e => e.Audience).HasMaxLength(MaxCode);
            edition.Property(e => e.Language).HasMaxLength(MaxCode);
        });
        model.Entity<BulletinStep>(step =>
        {
            step.ToTable("BulletinSteps");
            step.Property(s => s.Id).ValueGeneratedNever();
            step.Property(s => s.By).HasMaxLength(MaxName);
            step.Property(s => s.Note).HasMaxLength(MaxNote);
        });
        return model;
    }
}
