using System.Globalization;
using PreventPublic.Engagement.Features.Consultations.Results;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.Consultations.Wording;

namespace PreventPublic.Engagement.Features.Manage.Consultations.SeeResults;

/// <summary>A round's published figures as rows. There is nothing else that could be exported: the tally is all that is kept of the answers.</summary>
public static class ResultsFile
{
    public static IEnumerable<IEnumerable<string>> Rows(RoundFacts round, RoundResults results, SurveyWords text)
    {
        yield return ["Consultation", "Round", "Door", "People who answered", "Question", "Question in words", "Answer", "Percent (in fives)", "Count (in fives)", "Note"];
        foreach (var result in results.Questions)
        {
            if (round.Survey.Find(result.Question) is not { } question)
            {
                continue;
            }

            var title = text.Of(question).Title;
            foreach (var cell in result.Cells)
            {
                yield return Row(results, result.Question, title, text.Of(question, cell.Options), Number(cell.Percent), Number(cell.Count), cell.AlmostAll ? "Almost all" : "");
            }

            if (result.IsWithheld)
            {
                yield return Row(results, result.Question, title, "", "", "", "Withheld: too few");
            }
        }
    }

    private static string[] Row(RoundResults results, string question, string title, string answer, string percent, string count, string note) =>
        [results.Consultation, results.Round, results.Door, Number(results.Answers), question, title, answer, percent, count, note];

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
