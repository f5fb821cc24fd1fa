using Microsoft.EntityFrameworkCore;
using PreventPublic.Core;

namespace PreventPublic.Engagement.Features.Consultations.Rounds;

/// <summary>Rounds, cards and paper batches as tables of the people store.</summary>
public static class RoundTables
{
    public static void HasRounds(this ModelBuilder model)
    {
        model.Entity<Round>(round =>
        {
            round.HasIndex(r => new { r.Site, r.Consultation, r.Name, r.Door }).IsUnique();
            round.Property(r => r.Site).HasMaxLength(40);
            round.Property(r => r.Consultation).HasMaxLength(Slug.MaxLength);
            round.Property(r => r.Name).HasMaxLength(Round.MaxName);
            round.Property(r => r.Door).HasMaxLength(10);
            round.Property(r => r.State).HasConversion<string>().HasMaxLength(10).IsConcurrencyToken();
            round.Property(r => r.FirstHolder).HasMaxLength(Round.MaxHolder);
            round.Property(r => r.SecondHolder).HasMaxLength(Round.MaxHolder);
            round.Property(r => r.SetUpBy).HasMaxLength(200);
            round.Property(r => r.OpenedBy).HasMaxLength(200);
            round.Property(r => r.ClosedBy).HasMaxLength(200);
            round.Ignore(r => r.IsPanel);
        });
        model.Entity<PanelCode>(code =>
        {
            code.HasKey(c => new { c.Round, c.Hash });
            code.HasOne<Round>().WithMany().HasForeignKey(c => c.Round).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<PaperBatch>(batch =>
        {
            batch.HasOne<Round>().WithMany().HasForeignKey(b => b.Round).OnDelete(DeleteBehavior.Cascade);
            batch.Property(b => b.Keyed).IsConcurrencyToken();
            batch.Property(b => b.By).HasMaxLength(200);
        });
    }
}
