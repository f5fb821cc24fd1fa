using Microsoft.EntityFrameworkCore;

namespace PreventPublic.Engagement.Features.DistributionLog;

/// <summary>The distribution log in the people store, beside the partners who get what it lists.</summary>
public static class DistributionTables
{
    public static ModelBuilder HasDistributionLog(this ModelBuilder model) => model.Entity<DistributionLine>(line =>
    {
        line.ToTable("DistributionLines");
        line.Property(l => l.Site).HasMaxLength(40);
        line.Property(l => l.Item).HasMaxLength(200);
        line.Property(l => l.Title).HasMaxLength(DistributionLine.MaxTitle);
        line.Property(l => l.Audience).HasMaxLength(30);
        line.Property(l => l.Body).HasMaxLength(DistributionLine.MaxBody);
        line.Property(l => l.Language).HasMaxLength(20);
        line.Property(l => l.By).HasMaxLength(200);
        line.Property(l => l.Revision).IsConcurrencyToken();
        line.HasIndex(l => new { l.Site, l.On });
    });
}
