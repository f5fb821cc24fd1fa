using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PreventPublic.Core;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Briefings.Record;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Features.Bulletins.Bounces;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Features.Consultations.Moderation;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.DistributionLog;
using PreventPublic.Engagement.Features.EventPlans;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Features.Manage.Events;
using PreventPublic.Engagement.Features.Packs.Binding;
using PreventPublic.Engagement.Features.Partners;
using PreventPublic.Engagement.Features.Planning.Calendar;
using PreventPublic.Engagement.Features.Planning.Keeping;
using PreventPublic.Engagement.Features.Planning;
using PreventPublic.Engagement.Features.Press;
using PreventPublic.Engagement.Features.Training;
using PreventPublic.Engagement.HumanCheck;

namespace PreventPublic.Engagement.Store;

/// <summary>The people store: registrations and their history. Everything in it about a person has a day on which it is erased.</summary>
public sealed class PeopleStore(DbContextOptions<PeopleStore> options) : DbContext(options)
{
    /// <summary>As in its connection string.</summary>
    public const string Name = "People";
    private const int LogAttempts = 100;
    private static readonly TimeSpan BetweenLogAttempts = TimeSpan.FromMilliseconds(50);

    public const string Schema = "people";

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Registration> Registrations => Set<Registration>();

    public DbSet<Step> Steps => Set<Step>();

    public DbSet<PersonalLink> Links => Set<PersonalLink>();

    public DbSet<Arrival> Arrivals => Set<Arrival>();

    public DbSet<Reminded> Reminded => Set<Reminded>();

    public DbSet<Erasure> Erasures => Set<Erasure>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<ModeratedText> ModeratedTexts => Set<ModeratedText>();

    public DbSet<PanelCode> PanelCodes => Set<PanelCode>();

    public DbSet<PaperBatch> PaperBatches => Set<PaperBatch>();

    public DbSet<Bulletin> Bulletins => Set<Bulletin>();

    public DbSet<Briefing> Briefings => Set<Briefing>();

    public DbSet<Pack> Packs => Set<Pack>();

    public DbSet<PlanItem> PlanItems => Set<PlanItem>();

    public DbSet<PlanReminder> PlanReminders => Set<PlanReminder>();

    public DbSet<PlanPlace> PlanPlaces => Set<PlanPlace>();

    public DbSet<CalendarLink> CalendarLinks => Set<CalendarLink>();

    public DbSet<Subscriber> Subscribers => Set<Subscriber>();

    public DbSet<Mailing> Mailings => Set<Mailing>();

    public DbSet<MailingRecipient> MailingRecipients => Set<MailingRecipient>();

    public DbSet<MailingTally> MailingTallies => Set<MailingTally>();

    public DbSet<Suppression> Suppressions => Set<Suppression>();

    public DbSet<PressEnquiry> PressEnquiries => Set<PressEnquiry>();

    public DbSet<Partner> Partners => Set<Partner>();

    public DbSet<PartnerConsent> PartnerConsents => Set<PartnerConsent>();

    public DbSet<DistributionLine> DistributionLines => Set<DistributionLine>();

    public DbSet<TrainingRecord> TrainingRecords => Set<TrainingRecord>();

    public DbSet<TrainingNeed> TrainingNeeds => Set<TrainingNeed>();

    public DbSet<EventPlan> EventPlans => Set<EventPlan>();

    public DbSet<OfficerMessage> OfficerMessages => Set<OfficerMessage>();

    public DbSet<Secret> Secrets => Set<Secret>();

    public bool IsPostgres => Database.ProviderName == "Npgsql.EntityFrameworkCore.PostgreSQL";

    /// <summary>Saves, unless somebody else has changed the same rows since they were read.</summary>
    /// <returns>Whether it is saved.</returns>
    public async Task<bool> SavedAsync(CancellationToken cancel)
    {
        try
        {
            await SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>
    /// After erasing: SQLite's write-ahead log still holds what the pages said before, so it is written back and emptied.
    /// PostgreSQL's log is recycled by itself; how long it is archived is the operator's choice.
    /// </summary>
    public async Task EmptyLogAsync(CancellationToken cancel)
    {
        for (var attempt = 0; !IsPostgres && attempt < LogAttempts; attempt++)
        {
            // Says 1 instead of waiting while somebody reads: what was erased would stay in the log.
            await Database.OpenConnectionAsync(cancel);
            await using var command = Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            var busy = Convert.ToInt64(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture) != 0;
            await Database.CloseConnectionAsync();
            if (!busy)
            {
                return;
            }

            await Task.Delay(BetweenLogAttempts, cancel);
        }
    }

    /// <summary>Both databases give times back as what they are: UTC.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<Utc>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (IsPostgres)
        {
            modelBuilder.HasDefaultSchema(Schema);
        }

        modelBuilder.HasOutbox().HasBulletins().HasBriefings().HasPacks().HasPlan().HasTraining().HasEventPlans();
        modelBuilder.Entity<Session>(session =>
        {
            session.HasIndex(s => new { s.Site, s.Event, s.Date }).IsUnique();
            session.Property(s => s.Site).HasMaxLength(40);
            session.Property(s => s.Event).HasMaxLength(Slug.MaxLength);
            session.Property(s => s.Place).HasMaxLength(400);
            session.Ignore(s => s.Key);
        });
        modelBuilder.Entity<Registration>(registration =>
        {
            registration.HasOne<Session>().WithMany().HasForeignKey(r => r.SessionId);
            registration.Property(r => r.State).HasConversion<string>().HasMaxLength(20).IsConcurrencyToken();
            registration.Property(r => r.Name).HasMaxLength(Registration.MaxName);
            registration.Property(r => r.Email).HasMaxLength(EmailAddress.MaxLength);
            registration.Property(r => r.EmailKey).HasMaxLength(EmailAddress.MaxLength);
            registration.Property(r => r.Phone).HasMaxLength(30);
            registration.Property(r => r.Language).HasMaxLength(10);
            registration.Property(r => r.Code).HasMaxLength(Tokens.CodeLength);
            registration.Property(r => r.PassedOver).HasMaxLength(Registration.MaxNote);
            registration.Ignore(r => r.Holds);
            registration.HasIndex(r => new { r.SessionId, r.FormId }).IsUnique();
            registration.HasIndex(r => new { r.SessionId, r.Code }).IsUnique();
            registration.HasIndex(r => new { r.SessionId, r.EmailKey }, "IX_Registrations_OneLive").IsUnique().HasFilter("\"IsLive\"");
            // With the heads in it, how many places are held is read from the index alone.
            registration.HasIndex(r => new { r.SessionId, r.State, r.Number, r.Party });
            registration.HasIndex(r => r.EmailKey);
        });
        modelBuilder.Entity<Step>(step =>
        {
            step.HasOne<Registration>().WithMany().HasForeignKey(s => s.RegistrationId).OnDelete(DeleteBehavior.Cascade);
            step.Property(s => s.From).HasConversion<string>().HasMaxLength(20);
            step.Property(s => s.To).HasConversion<string>().HasMaxLength(20);
            step.Property(s => s.By).HasMaxLength(200);
            step.Property(s => s.Note).HasMaxLength(Registration.MaxNote);
        });
        modelBuilder.Entity<PersonalLink>(link =>
        {
            link.HasKey(l => l.Hash);
            link.Property(l => l.Hash).HasMaxLength(64);
            link.HasOne<Registration>().WithMany().HasForeignKey(l => l.RegistrationId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<Arrival>(arrival =>
        {
            arrival.HasOne<Registration>().WithMany().HasForeignKey(a => a.RegistrationId).OnDelete(DeleteBehavior.Cascade);
            arrival.Property(a => a.By).HasMaxLength(200);
            arrival.Property(a => a.Absent).HasMaxLength(200);
            // Who takes an arrival back sees the records that were made of it meanwhile.
            arrival.Property(a => a.RecordedAt).IsConcurrencyToken();
            arrival.HasIndex(a => a.RegistrationId).IsUnique();
        });
        modelBuilder.Entity<Reminded>(reminded =>
        {
            reminded.HasKey(r => new { r.SessionId, r.HoursBefore });
            reminded.HasOne<Session>().WithMany().HasForeignKey(r => r.SessionId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<OfficerMessage>(message =>
        {
            message.Property(m => m.Id).ValueGeneratedNever();
            message.HasOne<Session>().WithMany().HasForeignKey(m => m.SessionId).OnDelete(DeleteBehavior.Cascade);
            message.Property(m => m.To).HasConversion<string>().HasMaxLength(20);
            message.Property(m => m.By).HasMaxLength(200);
        });
        modelBuilder.Entity<Erasure>(erasure =>
        {
            erasure.Property(e => e.What).HasMaxLength(Erasure.MaxWhat);
            erasure.Property(e => e.By).HasMaxLength(200);
        });
        modelBuilder.HasRounds();
        modelBuilder.HasModeratedTexts();
        modelBuilder.HasMailings();
        modelBuilder.HasPressLog().HasPartners().HasDistributionLog();
        modelBuilder.Entity<Secret>(secret =>
        {
            secret.HasKey(s => s.Name);
            secret.Property(s => s.Name).HasMaxLength(40);
        });
    }

    private sealed class Utc() : ValueConverter<DateTime, DateTime>(time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
