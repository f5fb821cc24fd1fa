using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Decisions.Flows.Wording;
using PreventPublic.Decisions.Pictures;
using PreventPublic.Decisions.Proof;

namespace PreventPublic.Decisions.Features.Manage.ReviewFlow;

/// <summary>Flows as a change would leave them, whole, in one language.</summary>
/// <param name="Flows">The flow, or for a part every flow that uses it.</param>
/// <param name="Faults">What stops one from being shown.</param>
public sealed record FlowPreview(Language Language, IReadOnlyList<(FlowWords Text, Outline Outline)> Flows, IReadOnlyList<string> Faults)
{
    public static FlowPreview Of(IFlowLibrary library, string key, Language language, WordBook words)
    {
        var checks = library.Keys.Select(one => (Key: one, Check: PublishCheck.Of(library, one)))
            .Where(one => one.Key == key || one.Check.Flow?.Questions.Any(question => question.Words.Flow == key) == true).Select(one => one.Check).ToList();
        var whole = checks.Where(check => check is { Flow: not null, Proof.Lengths: not null }).Select(check => new FlowWords(library, check.Flow!, language, words[language]));
        return new FlowPreview(language, [.. whole.Select(text => (text, new Outline(text, words[language])))],
            [.. checks.Where(check => check.Proof?.Lengths is null).SelectMany(check => check.Faults).Select(fault => fault.ToString())]);
    }
}
