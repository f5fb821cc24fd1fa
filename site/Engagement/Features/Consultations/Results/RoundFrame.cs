namespace PreventPublic.Engagement.Features.Consultations.Results;

/// <summary>What a round knows about itself when it is counted.</summary>
/// <param name="Door"><c>panel</c>, <c>open</c>, <c>paper</c> or <c>page</c>.</param>
/// <param name="Invited">How many were invited; null where anybody could answer.</param>
public sealed record RoundFrame(string Consultation, string Round, string Door, int? Invited);
