using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Consultations.Results;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Wording;

namespace PreventPublic.Engagement.Features.Consultations.SeeRounds;

/// <summary>A round as the consultation's page shows it.</summary>
/// <param name="Facts">One for each door that was set up.</param>
/// <param name="Results">By door; only closed ones have any.</param>
/// <param name="Texts">Own words that a moderator let through.</param>
public sealed record RoundView(PlannedRound Plan, string Name, IReadOnlyList<RoundFacts> Facts, IReadOnlyList<(RoundFacts Round, RoundResults Results)> Results, IReadOnlyList<PublishedText> Texts)
{
    public bool IsOpenAt(string door) => Facts.Any(round => round.IsOpen && round.Door == door);

    public bool IsClosed => Facts.Count > 0 && Facts.All(round => round.State == RoundState.Closed);
}

/// <summary>An answer in somebody's own words, read and let through by a moderator.</summary>
/// <param name="Theme">What it is about, in a few words.</param>
public sealed record PublishedText(string Question, string Theme, string Text);

/// <summary>A consultation's rounds with all that may be said about them.</summary>
public sealed record RoundsBoard(Consultation Consultation, IReadOnlyList<RoundView> Rounds, ISurveyLibrary Library, Language Language, LanguageWords Words)
{
    public SurveyWords WordsOf(RoundFacts round) => new(Library, round.Survey, Language, Words);
}
