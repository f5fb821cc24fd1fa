using Microsoft.EntityFrameworkCore;
using PreventPublic.Core;

namespace PreventPublic.Engagement.Features.Training;

/// <summary>Training records in the people store: each has a day on which it is erased.</summary>
public static class TrainingTables
{
    public const string Records = "TrainingRecords";

    private const int MaxSite = 40;
    private const int MaxBy = 200;
    private const int HashLength = 64;

    public static ModelBuilder HasTraining(this ModelBuilder model)
    {
        model.Entity<TrainingRecord>(record =>
        {
            record.ToTable(Records);
            record.Property(r => r.Site).HasMaxLength(MaxSite);
            record.Property(r => r.Course).HasMaxLength(TrainingRecord.MaxCourse);
            record.Property(r => r.Name).HasMaxLength(TrainingRecord.MaxName);
            record.Property(r => r.Organisation).HasMaxLength(TrainingRecord.MaxOrganisation);
            record.Property(r => r.Role).HasMaxLength(TrainingRecord.MaxRole);
            record.Property(r => r.Email).HasMaxLength(EmailAddress.MaxLength);
            record.Property(r => r.EmailKey).HasMaxLength(EmailAddress.MaxLength);
            record.Property(r => r.Language).HasMaxLength(20);
            record.Property(r => r.By).HasMaxLength(MaxBy);
            record.Property(r => r.LinkHash).HasMaxLength(HashLength);
            record.Property(r => r.Revision).IsConcurrencyToken();
            record.Ignore(r => r.PersonKey);
            // Two hosts that note the same door write one record for each person.
            record.HasIndex(r => new { r.RegistrationId, r.Place }).IsUnique();
            record.HasIndex(r => new { r.Site, r.Course });
            record.HasIndex(r => r.EmailKey);
            record.HasIndex(r => r.EraseAt);
            record.HasIndex(r => r.LinkHash);
        });
        model.Entity<TrainingNeed>(need =>
        {
            need.ToTable("TrainingNeeds").HasKey(n => new { n.Site, n.Course, n.OrganisationKey });
            need.Property(n => n.Site).HasMaxLength(MaxSite);
            need.Property(n => n.Course).HasMaxLength(TrainingRecord.MaxCourse);
            need.Property(n => n.OrganisationKey).HasMaxLength(TrainingRecord.MaxOrganisation);
            need.Property(n => n.Organisation).HasMaxLength(TrainingRecord.MaxOrganisation);
            need.Property(n => n.By).HasMaxLength(MaxBy);
        });
        return model;
    }
}
