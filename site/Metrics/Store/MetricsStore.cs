using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PreventPublic.Core.Outbox;
using PreventPublic.Metrics.Facts;
using PreventPublic.Metrics.Features.ActionPlan;
using PreventPublic.Metrics.Features.Advice;
using PreventPublic.Metrics.Features.Alerts;
using PreventPublic.Metrics.Features.Benchmark;
using PreventPublic.Metrics.Features.Closing;
using PreventPublic.Metrics.Features.Measurements;
using PreventPublic.Metrics.Features.Training;

namespace PreventPublic.Metrics.Store;

/// <summary>The metrics store: counts and what officers say about the council's own work. There is nobody of the public in it.</summary>
public sealed class MetricsStore(DbContextOptions<MetricsStore> options) : DbContext(options)
{
    /// <summary>As in its connection string.</summary>
    public const string Name = "Metrics";

    public const string Schema = "metrics";

    private const int SiteLength = 40;
    private const int IdLength = 60;
    private const int ByLength = 200;

    public DbSet<DayCount> DayCounts => Set<DayCount>();

    public DbSet<MonthCount> MonthCounts => Set<MonthCount>();

    public DbSet<Gauge> Gauges => Set<Gauge>();

    public DbSet<Measurement> Measurements => Set<Measurement>();

    public DbSet<ImportMapping> Mappings => Set<ImportMapping>();

    public DbSet<ReportEdition> Editions => Set<ReportEdition>();

    public DbSet<Narrative> Narratives => Set<Narrative>();

    public DbSet<Score> Scores => Set<Score>();

    public DbSet<PlannedAction> Actions => Set<PlannedAction>();

    public DbSet<TrainingReturn> Returns => Set<TrainingReturn>();

    public DbSet<MemberAdvice> Advice => Set<MemberAdvice>();

    public bool IsPostgres => Database.ProviderName == "Npgsql.EntityFrameworkCore.PostgreSQL";

    /// <summary>Both databases give times back as what they are: UTC.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<Utc>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (IsPostgres)
        {
            modelBuilder.HasDefaultSchema(Schema);
        }

        modelBuilder.HasOutbox();
        Counts(modelBuilder);
        Reports(modelBuilder);
        Plans(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().Where(type => type.ClrType != typeof(OutboxMessage)).SelectMany(type => type.GetProperties()))
        {
            if (property.ClrType == typeof(string) && property.GetMaxLength() is null && property.Name is "Site" or "By")
            {
                property.SetMaxLength(property.Name == "Site" ? SiteLength : ByLength);
            }
        }
    }

    private static void Counts(ModelBuilder model)
    {
        model.Entity<DayCount>(day =>
        {
            day.HasKey(d => new { d.Site, d.Name, d.Day, d.Subject, d.Dimension });
            day.Property(d => d.Name).HasMaxLength(DayCount.MaxName);
            day.Property(d => d.Subject).HasMaxLength(DayCount.MaxSubject);
            day.Property(d => d.Dimension).HasMaxLength(DayCount.MaxDimension);
        });
        model.Entity<MonthCount>(month =>
        {
            month.HasKey(m => new { m.Site, m.Name, m.Month, m.Dimension });
            month.Property(m => m.Name).HasMaxLength(DayCount.MaxName);
            month.Property(m => m.Dimension).HasMaxLength(DayCount.MaxDimension);
        });
        model.Entity<TakenFact>(taken =>
        {
            taken.ToTable(TakenFact.Table);
            taken.HasIndex(t => t.Day);
        });
        model.Entity<Gauge>(gauge =>
        {
            gauge.HasKey(g => new { g.Site, g.Name, g.Day });
            gauge.Property(g => g.Name).HasMaxLength(DayCount.MaxName);
        });
        model.Entity<DailyDuty>(duty =>
        {
            duty.ToTable(DailyDuty.Table);
            duty.HasKey(d => new { d.Site, d.Day });
        });
    }

    private static void Reports(ModelBuilder model)
    {
        model.Entity<Measurement>(measurement =>
        {
            measurement.Property(m => m.Indicator).HasMaxLength(IdLength);
            measurement.Property(m => m.Origin).HasConversion<string>().HasMaxLength(20);
            measurement.Property(m => m.Evidence).HasMaxLength(Measurement.MaxEvidence);
            measurement.Property(m => m.Reason).HasMaxLength(Measurement.MaxReason);
            measurement.HasIndex(m => new { m.Site, m.Indicator, m.Month, m.Number }).IsUnique();
            measurement.HasIndex(m => new { m.Site, m.Month });
        });
        model.Entity<ImportMapping>(mapping =>
        {
            mapping.HasKey(m => new { m.Site, m.Kind });
            mapping.Property(m => m.Kind).HasMaxLength(20);
            mapping.Property(m => m.Columns).HasMaxLength(ImportMapping.MaxColumns);
        });
        model.Entity<ReportEdition>(edition =>
        {
            edition.Property(e => e.Period).HasMaxLength(10);
            edition.Property(e => e.Hash).HasMaxLength(64);
            edition.HasIndex(e => new { e.Site, e.Period }).IsUnique();
        });
        model.Entity<Narrative>(narrative =>
        {
            narrative.Property(n => n.Period).HasMaxLength(10);
            narrative.Property(n => n.Box).HasMaxLength(IdLength);
            narrative.Property(n => n.Text).HasMaxLength(Narrative.MaxText);
            narrative.HasIndex(n => new { n.Site, n.Period, n.Box, n.Number }).IsUnique();
        });
    }

    private static void Plans(ModelBuilder model)
    {
        model.Entity<Score>(score =>
        {
            score.Property(s => s.Area).HasMaxLength(IdLength);
            score.Property(s => s.Evidence).HasMaxLength(Score.MaxText);
            score.Property(s => s.Gaps).HasMaxLength(Score.MaxText);
            score.HasIndex(s => new { s.Site, s.Area, s.AsOf });
            score.HasOne(s => s.Decision).WithOne().HasForeignKey<ScoreDecision>(d => d.ScoreId);
        });
        model.Entity<ScoreDecision>(decision =>
        {
            decision.ToTable("ScoreDecisions");
            decision.HasKey(d => d.ScoreId);
            decision.Property(d => d.Note).HasMaxLength(Score.MaxText);
        });
        model.Entity<PlannedAction>(action =>
        {
            action.Property(a => a.Reference).HasMaxLength(20);
            action.Property(a => a.Title).HasMaxLength(PlannedAction.MaxTitle);
            action.Property(a => a.Objective).HasMaxLength(IdLength);
            action.Property(a => a.Owner).HasMaxLength(120);
            action.Property(a => a.Budget).HasMaxLength(60);
            action.Property(a => a.Risks).HasMaxLength(PlannedAction.MaxText);
            action.HasIndex(a => new { a.Site, a.Reference }).IsUnique();
            action.HasMany(a => a.Steps).WithOne().HasForeignKey(s => s.ActionId);
            action.Ignore(a => a.Status).Ignore(a => a.Latest).Ignore(a => a.IsOpen);
        });
        model.Entity<ActionStep>(step =>
        {
            step.ToTable("ActionSteps");
            step.Property(s => s.Status).HasConversion<string>().HasMaxLength(20);
            step.Property(s => s.Evidence).HasMaxLength(PlannedAction.MaxText);
            step.HasIndex(s => new { s.ActionId, s.Number }).IsUnique();
        });
        model.Entity<TrainingReturn>(training =>
        {
            training.Property(t => t.Agency).HasMaxLength(TrainingReturn.MaxAgency);
            training.Property(t => t.Note).HasMaxLength(TrainingReturn.MaxNote);
            training.HasIndex(t => new { t.Site, t.Agency, t.Year, t.Number }).IsUnique();
        });
        model.Entity<MemberAdvice>(advice =>
        {
            advice.Property(a => a.Meeting).HasMaxLength(200);
            advice.Property(a => a.Advice).HasMaxLength(MemberAdvice.MaxText);
            advice.HasIndex(a => new { a.Site, a.On });
            advice.HasMany(a => a.Replies).WithOne().HasForeignKey(r => r.AdviceId);
            advice.Ignore(a => a.Latest);
        });
        model.Entity<AdviceReply>(reply =>
        {
            reply.ToTable("AdviceReplies");
            reply.Property(r => r.Outcome).HasMaxLength(20);
            reply.Property(r => r.Text).HasMaxLength(MemberAdvice.MaxText);
            reply.HasIndex(r => new { r.AdviceId, r.Number }).IsUnique();
        });
    }

    private sealed class Utc() : ValueConverter<DateTime, DateTime>(time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
