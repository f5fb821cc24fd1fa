using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Flows.Reading;
using PreventPublic.Decisions.Flows.Wording;
using PreventPublic.Decisions.Proof;
using PreventPublic.Decisions.Scenarios;

namespace PreventPublic.Decisions.Features.Manage.ReviewFlow;

/// <summary>What a change of content does to one flow: which answers reach another outcome.</summary>
/// <param name="Sites">The sites where it is so.</param>
/// <param name="Diff">Null when there is nothing to compare: the flow is new, or it cannot be read.</param>
public sealed record FlowChange(string Title, IReadOnlyList<string> Sites, FlowWords? Before, FlowWords? After, FlowDiff? Diff)
{
    /// <summary>Changes shown; the rest are counted.</summary>
    public const int Most = 40;

    public bool IsNew => Before is null;

    /// <summary>Every whole flow whose graph differs between the two, be it for a part that it uses.</summary>
    public static IReadOnlyList<FlowChange> Between(string site, IFlowLibrary before, IFlowLibrary after, LanguageWords words) =>
        [.. before.Keys.Union(after.Keys).Select(key => Of(site, key, before, after, words)).OfType<FlowChange>()];

    /// <summary>The same change on several sites, told once.</summary>
    public static IReadOnlyList<FlowChange> Together(IEnumerable<FlowChange> changes) =>
    [
        .. changes.GroupBy(change => (change.Title, change.Before?.Flow.Version, change.After?.Flow.Version))
            .Select(same => same.First() with { Sites = [.. same.SelectMany(change => change.Sites)] }),
    ];

    /// <summary>An outcome with its conditions, in words.</summary>
    public static string Say(FlowWords words, Walk walk) => walk.Outcome is not { } outcome ? "These answers could not be given"
        : words.Of(outcome).Title + (walk.Conditions.Count == 0 ? "" : $", with: {string.Join("; ", walk.Conditions.Select(condition => words.Of(condition).Title))}");

    /// <summary>Questions and answers in the words of the version that asks them.</summary>
    public IEnumerable<(string Question, string Answer)> Say(ChangedOutcome change) => change.Steps.Select(step =>
    {
        var words = change.After.Steps.Contains(step) ? After! : Before!;
        return (words.Of(step.Question).Title, string.Join("; ", words.Of(step.Question, step.Answer)));
    });

    private static FlowChange? Of(string site, string key, IFlowLibrary before, IFlowLibrary after, LanguageWords words)
    {
        var (old, now) = (Read(before, key), Read(after, key));
        if (old?.Version == now?.Version)
        {
            return null;
        }

        var title = (after.Prose(key, Language.English) ?? before.Prose(key, Language.English))?.Title ?? key;
        var diff = old is null || now is null ? null : FlowDiff.Of(old, now, ScenariosOf(after, key, now));
        return new FlowChange(title, [site], WordsOf(before, old, words), WordsOf(after, now, words), diff);
    }

    private static Flow? Read(IFlowLibrary library, string key) =>
        library.Graph(key) is { } text && !FlowReader.IsSubFlow(text) ? new FlowReader(library.Graph, new FlowFaults()).Read(text) : null;

    private static IReadOnlyList<Scenario> ScenariosOf(IFlowLibrary library, string key, Flow flow) =>
        library.Scenarios(key) is { } text ? ScenarioReader.Read(flow, text, new FlowFaults()) : [];

    private static FlowWords? WordsOf(IFlowLibrary library, Flow? flow, LanguageWords words) => flow is null ? null : new FlowWords(library, flow, Language.English, words);
}
