using PreventPublic.Engagement.Features.Consultations.Surveys;

namespace PreventPublic.Engagement.Features.Consultations.Rounds;

/// <summary>What pages may know of a round.</summary>
/// <param name="Survey">As it was when the round was set up.</param>
/// <param name="BallotFingerprint">Empty where there are no ballots.</param>
/// <param name="FirstHolder">The role of one who keeps a key file; empty where the server keeps the key.</param>
/// <param name="Issued">Known once it is closed, as all that follow.</param>
public sealed record RoundFacts(
    Guid Id, string Site, string Consultation, string Name, string Door, RoundState State, Survey Survey, string BoxFingerprint, string BallotFingerprint,
    string FirstHolder, string SecondHolder, int? Invited, DateTime SetUpAt, DateTime? OpenedAt, DateTime? ClosedAt, int? Issued, int? Answered, int? Spoilt)
{
    public bool IsOpen => State == RoundState.Open;

    public bool IsPanel => Door == Consultations.Door.Panel;

    public static RoundFacts Of(Round round, Survey survey) => new(
        round.Id, round.Site, round.Consultation, round.Name, round.Door, round.State, survey, round.BoxFingerprint, round.BallotFingerprint,
        round.FirstHolder, round.SecondHolder, round.Invited, round.SetUpAt, round.OpenedAt, round.ClosedAt, round.Issued, round.Answered, round.Spoilt);
}
