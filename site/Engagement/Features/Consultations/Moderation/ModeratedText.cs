using Microsoft.EntityFrameworkCore;
using PreventPublic.Core;

namespace PreventPublic.Engagement.Features.Consultations.Moderation;

/// <summary>What a moderator decided about one free text. The original is destroyed with the decision.</summary>
public sealed class ModeratedText
{
    public const int MaxTheme = 60;
    public const int MaxReason = 200;

    /// <summary>The opened text's own random key, so that nothing is decided twice.</summary>
    public required Guid Id { get; init; }

    public required string Site { get; init; }

    public required string Consultation { get; init; }

    /// <summary>The round's id in the consultation.</summary>
    public required string Round { get; init; }

    public required string Question { get; init; }

    public required string Theme { get; init; }

    /// <summary>What readers see; null when it is not published.</summary>
    public string? Shown { get; init; }

    /// <summary>Why it was changed or not published; empty when it is published as it was.</summary>
    public required string Reason { get; init; }

    public required string By { get; init; }

    /// <summary>UTC. When it was decided; nobody knows when it was written.</summary>
    public required DateTime At { get; init; }
}

public static class ModeratedTextTable
{
    private const int MaxShown = 1000;

    public static void HasModeratedTexts(this ModelBuilder model) => model.Entity<ModeratedText>(text =>
    {
        text.ToTable("ModeratedTexts");
        text.HasIndex(t => new { t.Site, t.Consultation, t.Round });
        text.Property(t => t.Site).HasMaxLength(40);
        text.Property(t => t.Consultation).HasMaxLength(Slug.MaxLength);
        text.Property(t => t.Round).HasMaxLength(60);
        text.Property(t => t.Question).HasMaxLength(120);
        text.Property(t => t.Theme).HasMaxLength(ModeratedText.MaxTheme);
        text.Property(t => t.Shown).HasMaxLength(MaxShown);
        text.Property(t => t.Reason).HasMaxLength(ModeratedText.MaxReason);
        text.Property(t => t.By).HasMaxLength(200);
    });
}
