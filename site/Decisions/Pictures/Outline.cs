using PreventPublic.Core.Words;
using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Flows.Wording;
using PreventPublic.Decisions.Proof;

namespace PreventPublic.Decisions.Pictures;

/// <summary>One line of an outline: under which test it leads where.</summary>
public sealed record OutlineRule(string If, string Then, Rule Rule);

/// <summary>A numbered question with its rules and the conditions it adds.</summary>
public sealed record OutlineQuestion(int Number, Question Question, Shown Shown, IReadOnlyList<OutlineRule> Rules, IReadOnlyList<OutlineRule> Adds);

/// <summary>The whole flow in words, numbered in an order in which every rule leads forward: for paper, for the table, and beside the picture.</summary>
public sealed class Outline
{
    private readonly FlowWords _text;
    private readonly LanguageWords _words;
    private readonly Dictionary<int, int> _numbers;

    public Outline(FlowWords text, LanguageWords words)
    {
        (_text, _words) = (text, words);
        var graph = new Graph(text.Flow);
        Lengths = Lengths.Of(graph);
        _numbers = graph.Order.Select((question, index) => (question, index)).ToDictionary(pair => pair.question, pair => pair.index + 1);
        Outcomes = [.. text.Flow.Outcomes.Select((outcome, index) => (((char)('A' + index)).ToString(), outcome))];
        Questions = [.. graph.Order.Select(index => Of(text.Flow.Questions[index]))];
        Named = [.. text.Flow.Questions.SelectMany(question => question.Rules).SelectMany(rule => Parts(rule.When)).OfType<When.Scores>()
            .DistinctBy(score => string.Join(';', score.Parts.Select(part => $"{part.Points} {Describe.Of(text.Flow, part.When)}")))
            .Select(score => string.Join("; ", score.Parts.Select(part => $"{part.Points} – {Say(part.When)}")))];
    }

    public IReadOnlyList<OutlineQuestion> Questions { get; }

    public IReadOnlyList<(string Letter, Outcome Outcome)> Outcomes { get; }

    public Lengths Lengths { get; }

    /// <summary>How points are counted, one text a score.</summary>
    public IReadOnlyList<string> Named { get; }

    public int NumberOf(int question) => _numbers[question];

    public string Say(Target to) => to.IsOutcome
        ? _words["flow.go-outcome", Outcomes[to.Index].Letter, _text.Of(Outcomes[to.Index].Outcome).Title]
        : _words["flow.go-question", NumberOf(to.Index)];

    /// <summary>A test in the reader's words, with question numbers.</summary>
    public string Say(When when) => when switch
    {
        When.All all => Joined(all.Parts, "flow.test-and"),
        When.Any any => Joined(any.Parts, "flow.test-or"),
        When.Not not => _words["flow.test-not", Say(not.Part)],
        When.Asked asked => Say(asked.Part),
        When.Chose chose => _words["flow.test-is", NumberOf(chose.Question), OptionsOf(chose)],
        When.Within within => _words["flow.test-within", NumberOf(within.Question), within.Low, within.High],
        When.Scores scores => _words["flow.test-points", scores.AtLeast],
        When.Added { Condition: { } one } => _words["flow.test-added", _text.Of(_text.Flow.Conditions[one]).Title],
        _ => _words["flow.test-added-any"],
    };

    private OutlineQuestion Of(Question question) => new(
        NumberOf(question.Index), question, _text.Of(question),
        [.. question.Rules.Select((rule, index) => new OutlineRule(
            rule.When is When.All { Parts.Count: 0 } ? _words[index == 0 ? "flow.always" : "flow.otherwise"] : _words["flow.if", Say(rule.When)], Say(rule.To), rule))],
        [.. question.Adds.SelectMany(addition => addition.Conditions.Select(condition => new OutlineRule(
            addition.When is When.All { Parts.Count: 0 } ? _words["flow.always"] : _words["flow.if", Say(addition.When)],
            _words["flow.adds", _text.Of(_text.Flow.Conditions[condition]).Title],
            question.Rules[0])))]);

    private string Joined(IReadOnlyList<When> parts, string by) =>
        string.Join(_words[by], parts.Select(part => parts.Count > 1 && part is When.All { Parts.Count: > 1 } or When.Any { Parts.Count: > 1 } ? $"({Say(part)})" : Say(part)));

    private string OptionsOf(When.Chose chose)
    {
        var shown = _text.Of(_text.Flow.Questions[chose.Question]);
        return string.Join("” / “", shown.Options.Where((_, index) => (chose.Options & (1UL << index)) != 0).Select(option => option.Label));
    }

    private static IEnumerable<When> Parts(When when) => when switch
    {
        When.All all => all.Parts.SelectMany(Parts),
        When.Any any => any.Parts.SelectMany(Parts),
        When.Not not => Parts(not.Part),
        When.Asked asked => Parts(asked.Part),
        _ => [when],
    };
}
