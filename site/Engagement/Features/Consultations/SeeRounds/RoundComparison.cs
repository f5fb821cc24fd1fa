using PreventPublic.Engagement.Features.Consultations.Results;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Surveys;

namespace PreventPublic.Engagement.Features.Consultations.SeeRounds;

/// <summary>Lays published figures of several rounds side by side. Nothing is computed from them: what two rounds do not both show is not made comparable.</summary>
public static class RoundComparison
{
    public static IReadOnlyList<ResultChart> Of(RoundsBoard board)
    {
        var rounds = board.Rounds.SelectMany(round => round.Results.Where(one => one.Results.IsPublished).Select(one => (round.Name, one.Round, one.Results))).ToList();
        if (rounds.Select(round => round.Round.Name).Distinct().Count() < 2)
        {
            return [];
        }

        var last = rounds[^1].Round;
        return [.. last.Survey.Questions.Where(question => !question.IsText && !question.IsAboutPeople).Select(question => ChartOf(board, last, question, rounds)).OfType<ResultChart>()];
    }

    private static ResultChart? ChartOf(RoundsBoard board, RoundFacts last, SurveyQuestion question, List<(string Name, RoundFacts Round, RoundResults Results)> rounds)
    {
        var asked = rounds.Where(round => round.Round.Survey.Find(question.Id) is { } same && same.Kind == question.Kind && same.Options.SequenceEqual(question.Options))
            .Select(round => ((string?)round.Name, Result: round.Results.Questions.FirstOrDefault(result => result.Question == question.Id)))
            .Where(round => round.Result is { IsWithheld: false }).Select(round => (round.Item1, round.Result!)).ToList();
        return asked.Count < 2 ? null : ResultChart.Of(board.WordsOf(last), question, board.Words, asked);
    }
}
