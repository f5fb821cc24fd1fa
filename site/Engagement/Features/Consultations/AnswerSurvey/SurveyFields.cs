using System.Globalization;
using Microsoft.AspNetCore.Http;
using PreventPublic.Engagement.Features.Consultations.Surveys;

namespace PreventPublic.Engagement.Features.Consultations.AnswerSurvey;

/// <summary>Names of a survey's fields, and what comes in by them.</summary>
public static class SurveyFields
{
    /// <summary>Longer texts are cut before anybody looks at them: they are shown again, so that no word of a long text is lost, but not without end.</summary>
    private const int MaxKept = 4000;

    public static string NameOf(SurveyQuestion question) => (question.IsText ? "t-" : "q-") + question.Id;

    /// <param name="place">Of a ranking, from 1.</param>
    public static string NameOf(SurveyQuestion question, int place) => string.Create(CultureInfo.InvariantCulture, $"q-{question.Id}-{place}");

    /// <summary>The id of the first control, to which an error summary leads.</summary>
    public static string IdOf(SurveyQuestion question) => question.Kind == QuestionKind.Rank ? NameOf(question, 1) : NameOf(question);

    /// <summary>Options in the survey's order, so that the order of ticks says nothing; a ranking's in the order given; a text without what is not text.</summary>
    public static IReadOnlyList<string> Read(IFormCollection form, SurveyQuestion question) => question.Kind switch
    {
        QuestionKind.Text => [Plain(form[NameOf(question)].ToString())],
        QuestionKind.Rank => [.. Enumerable.Range(1, question.Options.Count).Select(place => form[NameOf(question, place)].ToString())],
        _ => [.. form[NameOf(question)].OfType<string>().Where(option => option.Length > 0).Distinct().OrderBy(option => question.Options.ToList().IndexOf(option)).Take(SurveyQuestion.MaxOptions + 1)],
    };

    private static string Plain(string text)
    {
        var kept = text.ReplaceLineEndings("\n").Trim();
        return string.Concat((kept.Length > MaxKept ? kept[..MaxKept] : kept).EnumerateRunes()
            .Where(rune => !System.Text.Rune.IsControl(rune) || rune.Value is '\n' or '\t'));
    }
}
