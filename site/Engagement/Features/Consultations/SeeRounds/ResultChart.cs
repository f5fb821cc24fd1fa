using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Consultations.Results;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Features.Consultations.Wording;

namespace PreventPublic.Engagement.Features.Consultations.SeeRounds;

/// <summary>A question's results as bars with their numbers beside them: the table is the chart.</summary>
/// <param name="Series">Names of the rounds, where several are compared.</param>
/// <param name="Notes">Sentences below it.</param>
public sealed record ResultChart(QuestionWords Question, IReadOnlyList<string> Series, IReadOnlyList<ChartRow> Rows, IReadOnlyList<string> Notes)
{
    public static ResultChart Of(SurveyWords text, SurveyQuestion question, LanguageWords words, params IReadOnlyList<(string? Name, QuestionResult Result)> rounds)
    {
        var groups = rounds.SelectMany(round => round.Result.Cells).Select(cell => string.Join(' ', cell.Options)).Distinct().ToList();
        var rows = groups.Select(group => new ChartRow(text.Of(question, group.Split(' ')), [.. rounds.Select(round => ValueOf(round.Result, group, words))])).ToList();
        return new ResultChart(text.Of(question), [.. rounds.Select(round => round.Name).OfType<string>()], InOrder(rows, groups, question), [.. rounds.SelectMany(round => NotesOf(text, question, words, round.Result)).Distinct()]);
    }

    private static IReadOnlyList<ChartRow> InOrder(List<ChartRow> rows, List<string> groups, SurveyQuestion question)
    {
        var order = question.Options.ToList();
        return [.. rows.Select((row, at) => (row, First: order.IndexOf(groups[at].Split(' ')[0]), Size: groups[at].Length)).OrderBy(one => one.First).ThenBy(one => one.Size).Select(one => one.row)];
    }

    private static ChartValue? ValueOf(QuestionResult result, string group, LanguageWords words) =>
        result.Cells.FirstOrDefault(cell => string.Join(' ', cell.Options) == group) switch
        {
            null => null,
            { AlmostAll: true } => new ChartValue(words["results.almost-all"], 95),
            { Percent: { } percent } => new ChartValue(words["results.percent", percent], percent),
            { Count: { } count } => new ChartValue(words["results.about-count", count], result.About is > 0 and var about ? Math.Min(95, count * 100 / about) : 0),
            _ => null,
        };

    private static IEnumerable<string> NotesOf(SurveyWords text, SurveyQuestion question, LanguageWords words, QuestionResult result)
    {
        if (result.IsWithheld)
        {
            yield return words["results.withheld"];
        }

        if (result.NotShown.Count > 0)
        {
            yield return words["results.not-shown", text.List(question, result.NotShown)];
        }

        if (result.Order.Count > 0)
        {
            yield return words["results.order", text.List(question, result.Order)];
        }
    }
}

/// <param name="Values">One for each round; null where that round shows no such group.</param>
public sealed record ChartRow(string Label, IReadOnlyList<ChartValue?> Values);

/// <param name="Width">Of the bar, in percent.</param>
public sealed record ChartValue(string Text, int Width);
