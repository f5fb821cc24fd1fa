using Microsoft.EntityFrameworkCore;
using PreventPublic.Core;

namespace PreventPublic.Engagement.Features.Partners;

/// <summary>Partners in the people store: the names that some of them come with have an end.</summary>
public static class PartnerTables
{
    public const string Partners = "Partners";
    public const string Consents = "PartnerConsents";

    private const int MaxCode = 20;
    private const int MaxName = 200;

    public static ModelBuilder HasPartners(this ModelBuilder model)
    {
        model.Entity<Partner>(partner =>
        {
            partner.ToTable(Partners);
            partner.Property(p => p.Site).HasMaxLength(40);
            partner.Property(p => p.Kind).HasConversion<string>().HasMaxLength(MaxCode);
            partner.Property(p => p.State).HasConversion<string>().HasMaxLength(MaxCode);
            partner.Property(p => p.Role).HasMaxLength(Partner.MaxRole);
            partner.Property(p => p.Body).HasMaxLength(Partner.MaxBody);
            partner.Property(p => p.Revision).IsConcurrencyToken();
            partner.Ignore(p => p.Title);
            partner.HasMany(p => p.Words).WithOne().HasForeignKey(words => words.PartnerId).OnDelete(DeleteBehavior.Cascade);
            partner.HasMany(p => p.Steps).WithOne().HasForeignKey(step => step.PartnerId).OnDelete(DeleteBehavior.Cascade);
            partner.HasOne(p => p.Consent).WithOne().HasForeignKey<PartnerConsent>(consent => consent.PartnerId).OnDelete(DeleteBehavior.Cascade);
            partner.HasIndex(p => new { p.Site, p.State });
        });
        model.Entity<PartnerWords>(words =>
        {
            words.ToTable("PartnerWords").HasKey(w => new { w.PartnerId, w.Language });
            words.Property(w => w.Language).HasMaxLength(MaxCode);
            words.Property(w => w.Role).HasMaxLength(Partner.MaxRole);
            words.Property(w => w.Body).HasMaxLength(Partner.MaxBody);
        });
        model.Entity<PartnerConsent>(consent =>
        {
            consent.ToTable(Consents).HasKey(c => c.PartnerId);
            consent.Property(c => c.PartnerId).ValueGeneratedNever();
            consent.Property(c => c.Name).HasMaxLength(PartnerConsent.MaxName);
            consent.Property(c => c.Contact).HasMaxLength(EmailAddress.MaxLength);
            consent.Property(c => c.ContactKey).HasMaxLength(EmailAddress.MaxLength);
            consent.Property(c => c.How).HasMaxLength(PartnerConsent.MaxHow);
            consent.Property(c => c.RecordedBy).HasMaxLength(MaxName);
            consent.HasIndex(c => c.EndsAt);
            consent.HasIndex(c => c.ContactKey);
        });
        model.Entity<PartnerStep>(step =>
        {
            step.ToTable("PartnerSteps");
            step.Property(s => s.Id).ValueGeneratedNever();
            step.Property(s => s.What).HasMaxLength(PartnerStep.MaxNote);
            step.Property(s => s.By).HasMaxLength(MaxName);
        });
        return model;
    }
}
