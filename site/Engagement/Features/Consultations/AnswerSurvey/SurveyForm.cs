using Microsoft.AspNetCore.Http;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Consultations.Screening;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Features.Consultations.Wording;
using PreventPublic.Engagement.Features.Events.Forms;

namespace PreventPublic.Engagement.Features.Consultations.AnswerSurvey;

/// <summary>
/// A survey as a form: its names are <c>q-QUESTION</c> with option ids (<c>q-QUESTION-PLACE</c> for a ranking's places from 1) and
/// <c>t-QUESTION</c> for own words. Keeps what was typed, says what is wrong with it, and makes the sheet.
/// </summary>
public sealed class SurveyForm
{
    private readonly Dictionary<string, IReadOnlyList<string>> _typed = new(StringComparer.Ordinal);

    private SurveyForm(Survey survey, SurveyWords text, LanguageWords words) => (Survey, Text, Words) = (survey, text, words);

    public Survey Survey { get; }

    public SurveyWords Text { get; }

    public LanguageWords Words { get; }

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    /// <summary>By question: what its text may hold that should be looked at before it is sent.</summary>
    public IReadOnlyDictionary<string, Screened> Screened { get; private set; } = new Dictionary<string, Screened>();

    public AnswerSheet Sheet { get; private set; } = new(new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, string>());

    public static SurveyForm Empty(Survey survey, SurveyWords text, LanguageWords words) => new(survey, text, words);

    public static SurveyForm Read(IFormCollection form, Survey survey, SurveyWords text, LanguageWords words)
    {
        var read = new SurveyForm(survey, text, words);
        foreach (var question in survey.Questions)
        {
            read._typed[question.Id] = SurveyFields.Read(form, question);
        }

        read.Sheet = read.MakeSheet();
        read.Faults = [.. survey.Questions.Where(question => survey.Asks(question, read.Sheet.Choices)).Select(read.FaultIn).OfType<FormFault>(), .. read.NothingAnswered()];
        read.Screened = read.Sheet.Texts.ToDictionary(text => text.Key, text => TextScreen.Of(text.Value)).Where(pair => !pair.Value.IsClean).ToDictionary();
        return read;
    }

    /// <summary>What was chosen or typed, as it came.</summary>
    public IReadOnlyList<string> Typed(SurveyQuestion question) => _typed.GetValueOrDefault(question.Id) ?? [];

    public string? FaultOf(SurveyQuestion question) => Faults.FirstOrDefault(fault => fault.Field == SurveyFields.IdOf(question))?.Text;

    /// <summary>“Only if you answered …”; null for questions that everybody is asked.</summary>
    public string? ConditionOf(SurveyQuestion question)
    {
        if (question.When is not { } when || Survey.Find(when.Question) is not { } earlier)
        {
            return null;
        }

        return Words["survey.only-if", Text.Of(earlier, when.Options), Text.Of(earlier).Title];
    }

    /// <summary>Answers to questions that were not asked are left out; so is everything that cannot be an answer, which the faults tell.</summary>
    private AnswerSheet MakeSheet()
    {
        var (choices, texts) = (new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var question in Survey.Questions.Where(question => Survey.Asks(question, choices)))
        {
            var typed = Typed(question);
            if (question.IsText && typed is [{ Length: > 0 } text])
            {
                texts[question.Id] = text;
            }
            else if (!question.IsText && typed.Any(option => option.Length > 0))
            {
                choices[question.Id] = typed;
            }
        }

        return new AnswerSheet(choices, texts);
    }

    private FormFault? FaultIn(SurveyQuestion question)
    {
        var (typed, field) = (Typed(question), SurveyFields.IdOf(question));
        if (typed.All(option => option.Length == 0))
        {
            return question.Required ? new FormFault(field, Words["survey.error-required", Text.Of(question).Title]) : null;
        }

        if (question.IsText)
        {
            return typed[0].Length > question.MaxLength ? new FormFault(field, Words["survey.error-long", Text.Of(question).Title, question.MaxLength]) : null;
        }

        if (typed.Any(option => option.Length > 0 && !question.Options.Contains(option)) || (question.Kind is not (QuestionKind.Several or QuestionKind.Rank) && typed.Count > 1))
        {
            return new FormFault(field, Words["survey.error-choice", Text.Of(question).Title]);
        }

        return question switch
        {
            { Kind: QuestionKind.Rank } when typed.Distinct().Count() != question.Options.Count || typed.Contains("") => new FormFault(field, Words["survey.error-rank", Text.Of(question).Title]),
            { Exclusive: { } alone } when typed.Count > 1 && typed.Contains(alone) => new FormFault(field, Words["survey.error-exclusive", Text.Of(question, [alone])]),
            _ => null,
        };
    }

    private IEnumerable<FormFault> NothingAnswered() => Sheet.IsEmpty && Survey.Questions.All(question => !question.Required)
        ? [new FormFault(SurveyFields.IdOf(Survey.Questions[0]), Words["survey.error-nothing"])] : [];
}
