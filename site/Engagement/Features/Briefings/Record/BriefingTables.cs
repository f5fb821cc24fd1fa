using Microsoft.EntityFrameworkCore;
using PreventPublic.Core;

namespace PreventPublic.Engagement.Features.Briefings.Record;

/// <summary>Briefings in the people store. Nothing in them is about a person but the names of the staff who did the steps.</summary>
public static class BriefingTables
{
    public const string Briefings = "Briefings";

    private const int MaxCode = 20;
    private const int MaxName = 200;

    public static ModelBuilder HasBriefings(this ModelBuilder model)
    {
        model.Entity<Briefing>(briefing =>
        {
            briefing.ToTable(Briefings);
            briefing.Property(b => b.Site).HasMaxLength(40);
            briefing.Property(b => b.Slug).HasMaxLength(Slug.MaxLength);
            briefing.Property(b => b.Title).HasMaxLength(Briefing.MaxTitle);
            briefing.Property(b => b.Audience).HasMaxLength(MaxCode);
            briefing.Property(b => b.Body).HasMaxLength(Briefing.MaxBody);
            briefing.Property(b => b.Language).HasMaxLength(MaxCode);
            briefing.Property(b => b.State).HasConversion<string>().HasMaxLength(MaxCode);
            briefing.Property(b => b.Revision).IsConcurrencyToken();
            briefing.Ignore(b => b.HandoutNames).Ignore(b => b.OpenQuestions).Ignore(b => b.WasHeld);
            briefing.HasIndex(b => new { b.Site, b.Slug }).IsUnique();
            briefing.HasIndex(b => new { b.Site, b.Date });
        });
        model.Entity<BriefingQuestion>(question =>
        {
            question.ToTable("BriefingQuestions").HasKey(q => new { q.BriefingId, q.Number });
            question.Property(q => q.Number).ValueGeneratedNever();
            question.Property(q => q.Text).HasMaxLength(BriefingQuestion.MaxText);
            question.Property(q => q.Answer).HasMaxLength(BriefingQuestion.MaxAnswer);
            question.Property(q => q.Owner).HasMaxLength(BriefingQuestion.MaxOwner);
        });
        model.Entity<BriefingStep>(step =>
        {
            step.ToTable("BriefingSteps");
            step.Property(s => s.Id).ValueGeneratedNever();
            step.Property(s => s.Did).HasMaxLength(MaxName);
            step.Property(s => s.By).HasMaxLength(MaxName);
            step.Property(s => s.Note).HasMaxLength(BriefingStep.MaxNote);
        });
        return model;
    }
}
