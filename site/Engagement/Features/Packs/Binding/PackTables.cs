using Microsoft.EntityFrameworkCore;

namespace PreventPublic.Engagement.Features.Packs.Binding;

/// <summary>Packs in the people store. There is no person in them but the name of the officer who saved last.</summary>
public static class PackTables
{
    private const int MaxName = 200;

    public static ModelBuilder HasPacks(this ModelBuilder model)
    {
        model.Entity<Pack>(pack =>
        {
            pack.ToTable("Packs");
            pack.Property(p => p.Site).HasMaxLength(40);
            pack.Property(p => p.Language).HasMaxLength(20);
            pack.Property(p => p.Title).HasMaxLength(Pack.MaxTitle);
            pack.Property(p => p.Introduction).HasMaxLength(Pack.MaxIntroduction);
            pack.Property(p => p.SavedBy).HasMaxLength(MaxName);
            pack.Property(p => p.Revision).IsConcurrencyToken();
            pack.Ignore(p => p.Names);
            pack.HasIndex(p => p.Site);
        });
        model.Entity<PackItem>(item =>
        {
            item.ToTable("PackItems").HasKey(i => new { i.PackId, i.Name });
            item.Property(i => i.Name).HasMaxLength(MaxName);
        });
        return model;
    }
}
