namespace PreventPublic.Engagement.Features.Consultations.Surveys;

/// <summary>What any sheet must keep to, however it came: the form says the same to people in words.</summary>
internal static class SheetRules
{
    public static bool Holds(AnswerSheet sheet, Survey survey) =>
        sheet.Choices.All(answer => Holds(survey.Find(answer.Key)!, answer.Value))
        && sheet.Texts.All(answer => Holds(survey.Find(answer.Key)!, answer.Value))
        && survey.Questions.All(question => survey.Asks(question, sheet.Choices) || !(sheet.Choices.ContainsKey(question.Id) || sheet.Texts.ContainsKey(question.Id)));

    private static bool Holds(SurveyQuestion question, IReadOnlyList<string> options) => options.Distinct().Count() == options.Count && question.Kind switch
    {
        QuestionKind.Several => options.Count >= 1 && (question.Exclusive is null || options.Count == 1 || !options.Contains(question.Exclusive)),
        QuestionKind.Rank => options.Count == question.Options.Count,
        _ => options.Count == 1,
    };

    private static bool Holds(SurveyQuestion question, string text) =>
        text.Length > 0 && text.Length <= question.MaxLength && !text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t'));
}
