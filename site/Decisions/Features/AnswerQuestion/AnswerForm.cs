using System.Globalization;
using Microsoft.AspNetCore.Http;
using PreventPublic.Core.Words;
using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Flows.Wording;

namespace PreventPublic.Decisions.Features.AnswerQuestion;

/// <summary>What the form of a question sends.</summary>
public sealed record AnswerForm(IReadOnlyList<string> Answer, string? Number, string? Day, string? Month, string? Year)
{
    /// <summary>Reads a request by hand: a form with thousands of fields is one without an answer, not a fault of ours.</summary>
    public static async Task<AnswerForm> FromAsync(HttpRequest request)
    {
        try
        {
            var form = request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;
            return new AnswerForm([.. form["answer"].OfType<string>()], form["number"], form["day"], form["month"], form["year"]);
        }
        catch (InvalidDataException)
        {
            return new AnswerForm([], null, null, null, null);
        }
    }

    /// <returns>The answer, or what is wrong in the reader's words.</returns>
    public (Answer? Answer, string? Error) Read(Question question, LanguageWords words, Shown shown) => question.Type switch
    {
        QuestionType.Number => long.TryParse(Number?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && question.Takes(new Answer.Number(value)) ? (new Answer.Number(value), null) : (null, words["flow.error-number", question.Min, question.Max]),
        QuestionType.Date => DayOf() is { } day ? (new Answer.Day(day), null) : (null, words["flow.error-date"]),
        _ => ReadOptions(question, words, shown),
    };

    /// <summary>The options that were ticked, to be shown again with the error.</summary>
    public Answer? Ticked(Question question) => question.HasOptions ? Describe.Chosen(question, Answer.Where(option => question.OptionIndex(option) >= 0)) : null;

    private (Answer?, string?) ReadOptions(Question question, LanguageWords words, Shown shown)
    {
        if (Answer.Count == 0 || Answer.Count > question.Options.Count || Describe.Chosen(question, Answer) is not { } answer)
        {
            return (null, words[question.Type == QuestionType.Choices ? "flow.error-choose-any" : "flow.error-choose"]);
        }

        return question.Takes(answer) ? (answer, null)
            : (null, question.Exclusive is { } alone ? words["flow.error-exclusive", shown.Options[alone].Label] : words["flow.error-choose"]);
    }

    private DateOnly? DayOf() =>
        DateOnly.TryParseExact($"{Year?.Trim()}-{Month?.Trim()}-{Day?.Trim()}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
