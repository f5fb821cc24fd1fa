using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Planning.Calendar;
using PreventPublic.Engagement.Features.Planning.Keeping;

namespace PreventPublic.Engagement.Features.Planning;

/// <summary>The plan in the people store.</summary>
public static class PlanTables
{
    public const string Items = "PlanItems";
    public const string Links = "CalendarLinks";

    private const int MaxSite = 40;
    private const int MaxCode = 60;
    private const int MaxName = 200;

    public static ModelBuilder HasPlan(this ModelBuilder model)
    {
        model.Entity<PlanItem>(item =>
        {
            item.ToTable(Items);
            item.Property(i => i.Site).HasMaxLength(MaxSite);
            item.Property(i => i.Title).HasMaxLength(PlanItem.MaxTitle);
            item.Property(i => i.Kind).HasMaxLength(MaxCode);
            item.Property(i => i.Objective).HasMaxLength(MaxCode);
            item.Property(i => i.Audience).HasMaxLength(MaxCode);
            item.Property(i => i.OwnerName).HasMaxLength(MaxName);
            item.Property(i => i.Note).HasMaxLength(PlanItem.MaxNote);
            item.Property(i => i.Link).HasMaxLength(PlanItem.MaxLink);
            item.Property(i => i.State).HasConversion<string>().HasMaxLength(20);
            item.Property(i => i.Revision).IsConcurrencyToken();
            item.HasIndex(i => new { i.Site, i.State, i.Due });
        });
        model.Entity<PlanStep>(step =>
        {
            step.ToTable("PlanSteps");
            step.Property(s => s.Id).ValueGeneratedNever();
            step.Property(s => s.To).HasConversion<string>().HasMaxLength(20);
            step.Property(s => s.By).HasMaxLength(MaxName);
            step.Property(s => s.Note).HasMaxLength(PlanItem.MaxNote);
        });
        model.Entity<PlanReminder>(reminder =>
        {
            reminder.ToTable("PlanReminders").HasKey(r => new { r.PlanItemId, r.Why, r.Due });
            reminder.Property(r => r.Why).HasMaxLength(10);
            reminder.HasOne<PlanItem>().WithMany().HasForeignKey(r => r.PlanItemId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<PlanPlace>(place =>
        {
            place.ToTable("PlanPlaces").HasKey(p => new { p.Site, p.Uid });
            place.Property(p => p.Site).HasMaxLength(MaxSite);
            place.Property(p => p.Uid).HasMaxLength(PlanPlace.MaxUid);
            place.Property(p => p.Objective).HasMaxLength(MaxCode).IsConcurrencyToken();
            place.Property(p => p.By).HasMaxLength(MaxName);
        });
        model.Entity<CalendarLink>(link =>
        {
            link.ToTable(Links);
            link.HasIndex(l => l.Digest).IsUnique();
            link.Property(l => l.Site).HasMaxLength(MaxSite);
            link.Property(l => l.StaffName).HasMaxLength(MaxName);
            link.Property(l => l.Digest).HasMaxLength(64);
            link.Property(l => l.EndedBy).HasMaxLength(MaxName);
        });
        return model;
    }
}
