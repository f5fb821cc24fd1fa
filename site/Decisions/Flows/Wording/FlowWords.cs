using System.Collections.Concurrent;
using Microsoft.AspNetCore.Html;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;

namespace PreventPublic.Decisions.Flows.Wording;

/// <summary>Words ready to be shown, in the reader's language or, where that is missing, in English.</summary>
/// <param name="Language">The language they are in.</param>
/// <param name="Options">By option number.</param>
public sealed record Shown(Language Language, string Title, IHtmlContent? Body, IReadOnlyList<(string Label, string? Hint)> Options, string? HelpTitle, IHtmlContent? Help);

/// <summary>A flow in one language for one site. Made once and kept until the next publication.</summary>
public sealed class FlowWords
{
    private readonly IFlowLibrary _library;
    private readonly LanguageWords _words;
    private readonly ConcurrentDictionary<(string Flow, string Section), Shown> _shown = new();
    private readonly ConcurrentDictionary<string, IHtmlContent?> _contacts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (IReadOnlyDictionary<string, SectionText> Own, IReadOnlyDictionary<string, SectionText> English)> _texts = new(StringComparer.Ordinal);

    public FlowWords(IFlowLibrary library, Flow flow, Language language, LanguageWords words)
    {
        (_library, Flow, Language, _words) = (library, flow, language, words);
        var english = library.Prose(flow.Id, Language.English);
        Prose = library.Prose(flow.Id, language) ?? english;
        IsTranslated = Prose != english || language.IsEnglish;
        Title = library.Fill(Prose?.Title ?? flow.Id, language);
        Summary = Prose?.Summary is { } summary ? library.Fill(summary, language) : null;
    }

    public Flow Flow { get; }

    public Language Language { get; }

    public FlowProse? Prose { get; }

    public bool IsTranslated { get; }

    public string Title { get; }

    public string? Summary { get; }

    /// <summary>What stands before the first node: the guardrails that every page of the flow shows.</summary>
    public Shown? Guardrails => _texts.GetOrAdd(Flow.Id, Read).English.ContainsKey(SectionTexts.Introduction) ? Of((Flow.Id, SectionTexts.Introduction), null) : null;

    public Shown Of(Question question) => Of(question.Words, question);

    public Shown Of(Outcome outcome) => Of(outcome.Words, null);

    public Shown Of(Condition condition) => Of(condition.Words, null);

    public string? Part(Question question) => question.Part is { } part ? Of((Flow.Id, part), null).Title : null;

    public IHtmlContent? Contact(string key) => _contacts.GetOrAdd(key, one => _library.Contact(one, Language, 2));

    /// <summary>An answer in words.</summary>
    public IEnumerable<string> Of(Question question, Answer answer) => answer is Answer.Chosen chosen
        ? Of(question).Options.Where((_, index) => chosen.Has(index)).Select(option => option.Label)
        : [answer is Answer.Day day ? day.Value.ToString("d MMMM yyyy", Language.Culture) : Describe.Of(question, answer)];

    private Shown Of((string Flow, string Section) key, Question? question) => _shown.GetOrAdd(key, _ => Make(key, question));

    private Shown Make((string Flow, string Section) key, Question? question)
    {
        var (own, english) = _texts.GetOrAdd(key.Flow, Read);
        var text = own.GetValueOrDefault(key.Section) ?? english.GetValueOrDefault(key.Section) ?? new SectionText(Language.English, key.Section, "", SectionText.NoOptions, null, null);
        return new Shown(
            text.Language,
            _library.Fill(text.Title, text.Language),
            text.Body.Length == 0 ? null : _library.Render(text.Body, text.Language, 1),
            [.. question?.Options.Select(option => Label(option, text, english.GetValueOrDefault(key.Section))) ?? []],
            text.HelpTitle,
            text.Help is null ? null : _library.Render(text.Help, text.Language, 1));
    }

    private (string, string?) Label(string option, SectionText text, SectionText? english) =>
        text.Options.TryGetValue(option, out var label) ? (_library.Fill(label.Label, text.Language), label.Hint)
        : _words.Has("flow.option-" + option) ? (_words["flow.option-" + option], null)
        : english?.Options.GetValueOrDefault(option) is { Label: { } fallback } ? (fallback, null) : (option, null);

    private (IReadOnlyDictionary<string, SectionText>, IReadOnlyDictionary<string, SectionText>) Read(string flow)
    {
        var english = SectionTexts.Of(_library.Prose(flow, Language.English)?.Passages ?? []);
        return (Language.IsEnglish ? english : SectionTexts.Of(_library.Prose(flow, Language)?.Passages ?? []), english);
    }
}
