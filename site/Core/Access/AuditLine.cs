namespace PreventPublic.Core.Access;

/// <summary>One line of the audit trail: who did what to what, when. Posted to the change's own outbox, so that no change is without its line.</summary>
/// <param name="Action">What was done, in the past tense: <c>entry.published</c>.</param>
/// <param name="Subject">What it was done to: <c>pages/worried (ur)</c>.</param>
/// <param name="At">UTC.</param>
/// <param name="Before">SHA-256 of the state before, lower-case hex; null where there was none.</param>
/// <param name="After">SHA-256 of the state after.</param>
public sealed record AuditLine(Guid? StaffId, string StaffName, string Action, string Site, string Subject, DateTime At, string? Before = null, string? After = null, string Note = "")
{
    /// <summary>The outbox kind.</summary>
    public const string Kind = "audit";
}
