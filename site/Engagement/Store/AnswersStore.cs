using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Consultations.Rounds;

namespace PreventPublic.Engagement.Store;

/// <summary>
/// The answers store, a database of its own: anonymous answers, sealed until their round closes. It holds no identity, no time, no
/// order, no language, and no outbox: what is posted somewhere would say when something came.
/// </summary>
public sealed class AnswersStore(DbContextOptions<AnswersStore> options) : DbContext(options)
{
    /// <summary>As in its connection string.</summary>
    public const string Name = "Answers";

    public const string Schema = "answers";

    public DbSet<Box> Boxes => Set<Box>();

    public DbSet<SealedAnswer> Sealed => Set<SealedAnswer>();

    public DbSet<SpentToken> Spent => Set<SpentToken>();

    public DbSet<OpenedSheet> Opened => Set<OpenedSheet>();

    public DbSet<OpenedText> Texts => Set<OpenedText>();

    public DbSet<StoredResults> Results => Set<StoredResults>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (Database.ProviderName == "Npgsql.EntityFrameworkCore.PostgreSQL")
        {
            modelBuilder.HasDefaultSchema(Schema);
        }

        modelBuilder.Entity<Box>().ToTable("Boxes").HasKey(box => box.Round);
        modelBuilder.Entity<SealedAnswer>().ToTable("SealedAnswers").HasKey(answer => new { answer.Round, answer.Key });
        modelBuilder.Entity<SpentToken>().ToTable("SpentTokens").HasKey(token => new { token.Round, token.Hash });
        modelBuilder.Entity<OpenedSheet>().ToTable("OpenedSheets").HasKey(sheet => sheet.Key);
        modelBuilder.Entity<OpenedSheet>().HasIndex(sheet => sheet.Round);
        modelBuilder.Entity<OpenedText>().ToTable("OpenedTexts").HasKey(text => text.Key);
        modelBuilder.Entity<OpenedText>().HasIndex(text => text.Round);
        modelBuilder.Entity<OpenedText>().Property(text => text.Question).HasMaxLength(120);
        modelBuilder.Entity<StoredResults>().ToTable("Results").HasKey(results => results.Round);
    }
}
