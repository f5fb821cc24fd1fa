using Microsoft.EntityFrameworkCore;

namespace PreventPublic.Engagement.Features.Press;

/// <summary>The press log in the people store, beside the officers' other desks.</summary>
public static class PressTables
{
    public const string Enquiries = "PressEnquiries";

    private const int MaxName = 200;

    public static ModelBuilder HasPressLog(this ModelBuilder model)
    {
        model.Entity<PressEnquiry>(enquiry =>
        {
            enquiry.ToTable(Enquiries);
            enquiry.Property(e => e.Site).HasMaxLength(40);
            enquiry.Property(e => e.Kind).HasConversion<string>().HasMaxLength(20);
            enquiry.Property(e => e.State).HasConversion<string>().HasMaxLength(20);
            enquiry.Property(e => e.Outcome).HasConversion<string>().HasMaxLength(20);
            enquiry.Property(e => e.Outlet).HasMaxLength(PressEnquiry.MaxOutlet);
            enquiry.Property(e => e.Subject).HasMaxLength(PressEnquiry.MaxSubject);
            enquiry.Property(e => e.OwnerName).HasMaxLength(MaxName);
            enquiry.Property(e => e.Coverage).HasMaxLength(PressEnquiry.MaxCoverage);
            enquiry.Property(e => e.Revision).IsConcurrencyToken();
            enquiry.Ignore(e => e.ReplyTime);
            enquiry.HasMany(e => e.Steps).WithOne().HasForeignKey(step => step.EnquiryId).OnDelete(DeleteBehavior.Cascade);
            enquiry.HasIndex(e => new { e.Site, e.ReceivedAt });
            enquiry.HasIndex(e => e.RemindAt);
            enquiry.HasIndex(e => e.ClosedAt);
        });
        model.Entity<PressStep>(step =>
        {
            step.ToTable("PressSteps");
            step.Property(s => s.Id).ValueGeneratedNever();
            step.Property(s => s.To).HasConversion<string>().HasMaxLength(20);
            step.Property(s => s.Outcome).HasConversion<string>().HasMaxLength(20);
            step.Property(s => s.By).HasMaxLength(MaxName);
            step.Property(s => s.Note).HasMaxLength(PressEnquiry.MaxNote);
        });
        return model;
    }
}
