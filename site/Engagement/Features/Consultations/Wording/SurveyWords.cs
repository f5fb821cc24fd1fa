using Microsoft.AspNetCore.Html;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Consultations.Surveys;

namespace PreventPublic.Engagement.Features.Consultations.Wording;

/// <summary>A question ready to be shown, in the reader's language or, where that is missing, in English.</summary>
/// <param name="Options">Label and hint by option id.</param>
public sealed record QuestionWords(Language Language, string Title, IHtmlContent? Body, IReadOnlyDictionary<string, (string Label, string? Hint)> Options);

/// <summary>A survey's words in one language for one site.</summary>
public sealed class SurveyWords(ISurveyLibrary library, Survey survey, Language language, LanguageWords words)
{
    private readonly Dictionary<string, (IReadOnlyDictionary<string, SectionText> Own, IReadOnlyDictionary<string, SectionText> English)> _texts = new(StringComparer.Ordinal);

    public SurveyProse? Prose { get; } = library.Prose(survey.Key, language) ?? library.Prose(survey.Key, Language.English);

    public string Title => library.Fill(Prose?.Title ?? survey.Key, language);

    /// <summary>What stands before the first question.</summary>
    public QuestionWords? Introduction => Find(new SectionName(survey.Key, SectionTexts.Introduction), []);

    public QuestionWords Of(SurveyQuestion question) =>
        Find(question.Words, question.Options) ?? new QuestionWords(Language.English, question.Id, null, question.Options.ToDictionary(option => option, option => (option, (string?)null)));

    /// <summary>Options as people read them, for results and files.</summary>
    public string Of(SurveyQuestion question, IEnumerable<string> options)
    {
        var shown = Of(question);
        return string.Join(words["survey.or"], options.Select(option => shown.Options.GetValueOrDefault(option).Label ?? option));
    }

    /// <summary>Options one after the other.</summary>
    public string List(SurveyQuestion question, IEnumerable<string> options) => string.Join("; ", options.Select(option => Of(question, [option])));

    private QuestionWords? Find(SectionName name, IReadOnlyList<string> options)
    {
        var (own, english) = TextsOf(name.Survey);
        if ((own.GetValueOrDefault(name.Section) ?? english.GetValueOrDefault(name.Section)) is not { } text)
        {
            return null;
        }

        return new QuestionWords(
            text.Language, library.Fill(text.Title, text.Language), text.Body.Length == 0 ? null : library.Render(text.Body, text.Language),
            options.ToDictionary(option => option, option => Label(option, text, english.GetValueOrDefault(name.Section)), StringComparer.Ordinal));
    }

    private (string, string?) Label(string option, SectionText text, SectionText? english) =>
        text.Options.TryGetValue(option, out var label) ? (library.Fill(label.Label, text.Language), label.Hint)
        : words.Has("survey.option-" + option) ? (words["survey.option-" + option], null)
        : english?.Options.GetValueOrDefault(option).Label is { } fallback ? (fallback, null) : (option, null);

    private (IReadOnlyDictionary<string, SectionText>, IReadOnlyDictionary<string, SectionText>) TextsOf(string key)
    {
        if (!_texts.TryGetValue(key, out var texts))
        {
            var english = SectionTexts.Of(library.Prose(key, Language.English)?.Passages ?? []);
            _texts[key] = texts = (language.IsEnglish ? english : SectionTexts.Of(library.Prose(key, language)?.Passages ?? []), english);
        }

        return texts;
    }
}
