using PreventPublic.Engagement.Features.Consultations.Surveys;

namespace PreventPublic.Engagement.Features.Consultations.Results;

/// <summary>Counts a closed round, once. What comes out may be published as it is; what went in can be destroyed.</summary>
public static class Tally
{
    public static RoundResults Count(Survey survey, IReadOnlyList<AnswerSheet> sheets, RoundFrame frame)
    {
        var enough = sheets.Count >= Disclosure.FewestAnswers;
        return new RoundResults(
            frame.Consultation, frame.Round, frame.Door, survey.Key, survey.Version, frame.Invited, enough ? sheets.Count : null,
            enough ? [.. survey.Questions.Where(question => !question.IsText).Select(question => Of(question, sheets))] : []);
    }

    private static QuestionResult Of(SurveyQuestion question, IReadOnlyList<AnswerSheet> sheets)
    {
        var answers = sheets.Select(sheet => sheet.Choices.GetValueOrDefault(question.Id)).OfType<IReadOnlyList<string>>().ToList();
        return answers.Count < Disclosure.FewestAnswers ? QuestionResult.Withheld(question.Id) : question.Kind switch
        {
            QuestionKind.Several => Several(question, answers),
            QuestionKind.Rank => Ranked(question, answers),
            _ => Single(question, Counts(question, answers.Select(answer => answer[0])), []),
        };
    }

    private static int[] Counts(SurveyQuestion question, IEnumerable<string> chosen)
    {
        var counts = new int[question.Options.Count];
        var numbers = Enumerable.Range(0, counts.Length).ToDictionary(at => question.Options[at], StringComparer.Ordinal);
        foreach (var option in chosen)
        {
            counts[numbers[option]]++;
        }

        return counts;
    }

    private static QuestionResult Single(SurveyQuestion question, int[] counts, IReadOnlyList<string> order)
    {
        var groups = question.IsScale ? Disclosure.MergeNeighbours(counts) : Disclosure.Merge(counts, question.IsAboutPeople ? Disclosure.SmallestAboutPeople : Disclosure.Smallest);
        var all = counts.Sum();
        var cells = groups.Select(group => Cell(question, group, group.Sum(at => counts[at]), all)).ToList();
        if (cells.Count == 0 && !question.IsAboutPeople && Disclosure.AlmostAll(counts, question.IsScale ? Disclosure.Ends(counts.Length) : Disclosure.Ends(counts.Length).Take(counts.Length)) is { } most)
        {
            cells.Add(new ResultCell(Options(question, most), AlmostAll: true));
        }

        return cells.Count == 0 ? QuestionResult.Withheld(question.Id) : new QuestionResult(question.Id, About(all), cells, [], order);
    }

    private static ResultCell Cell(SurveyQuestion question, IReadOnlyList<int> group, int count, int all) => question.IsAboutPeople
        ? new ResultCell(Options(question, group), Count: Disclosure.Fives(count))
        : new ResultCell(Options(question, group), Disclosure.Percent(count, all));

    /// <summary>Each option is a question of its own, chosen or not: both sides need enough.</summary>
    private static QuestionResult Several(SurveyQuestion question, List<IReadOnlyList<string>> answers)
    {
        var (all, counts) = (answers.Count, Counts(question, answers.SelectMany(answer => answer)));
        var cells = new List<ResultCell>();
        var notShown = new List<string>();
        for (var at = 0; at < counts.Length; at++)
        {
            if (Disclosure.IsAlmostAll(counts[at], all))
            {
                cells.Add(new ResultCell([question.Options[at]], AlmostAll: true));
            }
            else if (counts[at] >= Disclosure.Smallest && all - counts[at] >= Disclosure.Smallest)
            {
                cells.Add(new ResultCell([question.Options[at]], Disclosure.Percent(counts[at], all)));
            }
            else
            {
                notShown.Add(question.Options[at]);
            }
        }

        return cells.Count == 0 ? QuestionResult.Withheld(question.Id) : new QuestionResult(question.Id, About(all), cells, notShown, []);
    }

    private static QuestionResult Ranked(SurveyQuestion question, List<IReadOnlyList<string>> answers)
    {
        var places = question.Options.ToDictionary(option => option, _ => 0L, StringComparer.Ordinal);
        foreach (var answer in answers)
        {
            for (var place = 0; place < answer.Count; place++)
            {
                places[answer[place]] += place;
            }
        }

        return Single(question, Counts(question, answers.Select(answer => answer[0])), [.. question.Options.OrderBy(option => places[option])]);
    }

    private static IReadOnlyList<string> Options(SurveyQuestion question, IReadOnlyList<int> group) => [.. group.Select(at => question.Options[at])];

    /// <summary>Down, so that it never claims more than there are.</summary>
    private static int About(int all) => all / Disclosure.Smallest * Disclosure.Smallest;
}
