using Microsoft.EntityFrameworkCore;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.Bulletins.Bounces;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>Tables of subscribers and of what is sent to them.</summary>
public static class MailingTables
{
    public const string Mailings = "Mailings";
    public const string Recipients = "MailingRecipients";
    public const string Tallies = "MailingTallies";
    public const string Subscribers = "Subscribers";
    public const string Suppressions = "Suppressions";
    public const int MaxNote = 200;

    public static ModelBuilder HasMailings(this ModelBuilder model)
    {
        model.Entity<Subscriber>(subscriber =>
        {
            subscriber.ToTable(Subscribers);
            subscriber.Property(s => s.Site).HasMaxLength(40);
            subscriber.Property(s => s.Email).HasMaxLength(EmailAddress.MaxLength);
            subscriber.Property(s => s.EmailHash).HasMaxLength(64);
            subscriber.Property(s => s.Domain).HasMaxLength(EmailAddress.MaxLength);
            subscriber.Property(s => s.Audience).HasMaxLength(40);
            subscriber.Property(s => s.Language).HasMaxLength(10);
            subscriber.Property(s => s.Frequency).HasMaxLength(20);
            subscriber.HasIndex(s => new { s.Site, s.EmailHash }).IsUnique();
            subscriber.HasIndex(s => s.EmailHash);
        });
        model.Entity<Mailing>(mailing =>
        {
            mailing.ToTable(Mailings);
            mailing.Ignore(m => m.IsUrgent);
            mailing.Property(m => m.Site).HasMaxLength(40);
            mailing.Property(m => m.State).HasMaxLength(MailingStates.MaxLength).IsConcurrencyToken();
        });
        model.Entity<MailingRecipient>(recipient =>
        {
            recipient.ToTable(Recipients);
            recipient.HasKey(r => new { r.MailingId, r.SubscriberId });
            recipient.HasOne<Mailing>().WithMany().HasForeignKey(r => r.MailingId).OnDelete(DeleteBehavior.Cascade);
            recipient.Property(r => r.Domain).HasMaxLength(EmailAddress.MaxLength);
            recipient.Property(r => r.Note).HasMaxLength(MaxNote);
            recipient.HasIndex(r => new { r.MailingId, r.State, r.DueAt });
            recipient.HasIndex(r => r.SentAt);
        });
        model.Entity<MailingTally>(tally =>
        {
            tally.ToTable(Tallies);
            tally.HasKey(t => new { t.MailingId, t.State });
            tally.HasOne<Mailing>().WithMany().HasForeignKey(t => t.MailingId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Suppression>(suppression =>
        {
            suppression.ToTable(Suppressions);
            suppression.HasKey(s => s.Hash);
            suppression.Property(s => s.Hash).HasMaxLength(64);
            suppression.Property(s => s.Reason).HasMaxLength(MaxNote);
        });
        return model;
    }
}
