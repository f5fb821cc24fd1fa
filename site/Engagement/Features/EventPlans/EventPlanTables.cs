using Microsoft.EntityFrameworkCore;

namespace PreventPublic.Engagement.Features.EventPlans;

/// <summary>Event plans in the people store: they name who helps, and have a day on which they are erased.</summary>
public static class EventPlanTables
{
    public const string Plans = "EventPlans";

    private const int MaxCode = 40;
    private const int MaxBy = 200;

    public static ModelBuilder HasEventPlans(this ModelBuilder model)
    {
        model.Entity<EventPlan>(plan =>
        {
            plan.ToTable(Plans);
            plan.Property(p => p.Site).HasMaxLength(MaxCode);
            plan.Property(p => p.Title).HasMaxLength(EventPlan.MaxTitle);
            plan.Property(p => p.Event).HasMaxLength(Core.Slug.MaxLength);
            plan.Property(p => p.SavedBy).HasMaxLength(MaxBy);
            plan.Property(p => p.Revision).IsConcurrencyToken();
            plan.HasMany(p => p.Steps).WithOne().HasForeignKey(step => step.PlanId).OnDelete(DeleteBehavior.Cascade);
            plan.HasIndex(p => p.Site);
            plan.HasIndex(p => p.EraseAt);
        });
        model.Entity<EventPlanStep>(step =>
        {
            step.ToTable("EventPlanSteps").HasKey(s => new { s.PlanId, s.Code });
            step.Property(s => s.Code).HasMaxLength(MaxCode);
            step.Property(s => s.State).HasConversion<string>().HasMaxLength(MaxCode);
            step.Property(s => s.Who).HasMaxLength(EventPlanStep.MaxWho);
            step.Property(s => s.By).HasMaxLength(MaxBy);
        });
        return model;
    }
}
