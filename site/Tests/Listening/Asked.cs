using PreventPublic.Engagement.Features.Consultations.Surveys;

namespace PreventPublic.Tests.Listening;

/// <summary>Surveys and sheets for tests.</summary>
internal static class Asked
{
    public static readonly IReadOnlyList<string> Scale = ["1", "2", "3", "4", "5"];

    public static Survey Of(params SurveyQuestion[] questions) => new("test", "0123456789abcdef", questions);

    public static SurveyQuestion Question(string id, QuestionKind kind, IReadOnlyList<string> options, Condition? when = null, string? exclusive = null) =>
        new(id, kind, options, Required: false, MaxLength: 0, exclusive, when, new SectionName("test", id));

    public static SurveyQuestion Text(string id, int length = 200) => new(id, QuestionKind.Text, [], Required: false, length, null, null, new SectionName("test", id));

    public static AnswerSheet Sheet(string question, params string[] options) => new(new Dictionary<string, IReadOnlyList<string>> { [question] = options }, new Dictionary<string, string>());

    /// <summary>As many sheets for each option as its count says.</summary>
    public static List<AnswerSheet> Sheets(SurveyQuestion question, IReadOnlyList<int> counts) =>
        [.. counts.SelectMany((count, at) => Enumerable.Repeat(Sheet(question.Id, question.Options[at]), count))];
}
