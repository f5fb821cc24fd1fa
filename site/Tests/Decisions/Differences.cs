using CsCheck;
using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Flows.Reading;
using PreventPublic.Decisions.Proof;
using Xunit;

namespace PreventPublic.Tests.Decisions;

/// <summary>What the second approver is told about a changed graph.</summary>
public sealed class Differences
{
    private const string Graph = """
        start: a
        conditions: [c]
        questions:
          a:
            type: choice
            options: [x, y, z]
            next:
              - when: {a: x}
                goto: go
              - otherwise: b
          b:
            type: yes-no
            adds:
              - when: {b: yes}
                conditions: [c]
            next: stop
        outcomes:
          go: {severity: clear, review: 2030-01-01}
          stop: {severity: stop, with-conditions: true, review: 2030-01-01}
        """;

    private const string Second = """
          b:
            type: yes-no
            adds:
              - when: {b: yes}
                conditions: [c]
            next: stop

        """;

    private const string Sizes = "outcomes:\n  many: {severity: care, review: 2030-01-01}\n  few: {severity: clear, review: 2030-01-01}\n";

    [Fact]
    public void The_same_graph_changes_nothing() => Assert.Empty(Between(Graph).Changes);

    [Fact]
    public void A_changed_rule_is_told_with_answers_that_show_it()
    {
        var diff = Between(Graph.Replace("when: {a: x}", "when: {a: [x, y]}", StringComparison.Ordinal));
        Assert.True(diff.IsComplete);
        Assert.Equal([("a=y b=no", "stop", "go"), ("a=y b=yes", "stop (c)", "go")], diff.Changes.Select(Said));
    }

    [Fact]
    public void A_changed_condition_and_a_new_option_are_told()
    {
        var diff = Between(Graph.Replace("when: {b: yes}", "when: {b: no}", StringComparison.Ordinal).Replace("[x, y, z]", "[x, y, z, w]", StringComparison.Ordinal));
        Assert.Contains(diff.Changes, change => change.Was == "stop (c)" && change.Becomes == "stop");
        Assert.Contains(diff.Changes, change => change.Was == "stop" && change.Becomes == "stop (c)");
        Assert.Contains(("a=w b=no", "cannot be answered so", "stop (c)"), diff.Changes.Select(Said));
        Assert.Equal(["a: w"], diff.Added);
    }

    [Fact]
    public void A_question_that_is_not_asked_any_more_is_asked_of_the_old_version_alone()
    {
        var diff = Between(Graph.Replace("      - otherwise: b", "      - otherwise: stop", StringComparison.Ordinal).Replace(Second, "", StringComparison.Ordinal).Replace("conditions: [c]\n", "", StringComparison.Ordinal));
        Assert.True(diff.IsComplete);
        Assert.Equal([("a=y b=yes", "stop (c)", "stop")], diff.Changes.Select(Said));
        Assert.Contains("b", diff.Removed);
    }

    /// <summary>The new version's own bounds would tell 0 from 200 only; what changes lies between.</summary>
    [Fact]
    public void Numbers_between_an_old_bound_and_a_new_one_are_compared()
    {
        var (old, now) = (Graphs.Good(Crowd(100)), Graphs.Good(Crowd(200)));
        var diff = FlowDiff.Of(old, now, []);
        Assert.True(diff.IsComplete);
        Assert.Equal([("n=100", "many", "few")], diff.Changes.Select(Said));
    }

    /// <summary>What either version tells apart is compared together: neither test alone shows the change.</summary>
    [Fact]
    public void Sets_of_options_are_compared_by_what_both_versions_look_at()
    {
        var diff = FlowDiff.Of(Graphs.Good(Signs("{s: a}")), Graphs.Good(Signs("{all: [{s: a}, {not: {s: b}}]}")), []);
        Assert.True(diff.IsComplete);
        Assert.Equal([("s=a+b", "many", "few")], diff.Changes.Select(Said));
    }

    [Fact]
    public void All_changes_between_small_flows_are_found_and_no_others() =>
        Gen.Select(RandomFlow.Any, Gen.Int[0, 3], Gen.Bool).Sample((model, at, reverse) =>
        {
            var changed = Changed(model, at % model.Nodes.Count, reverse);
            var (old, now) = (Graphs.Good(model.Yaml()), Graphs.Good(changed.Yaml()));
            var wanted = Walks.Combinations(model).Select(values => (Was: Said(model.Walk(values)), Becomes: Said(changed.Walk(values)))).Where(pair => pair.Was != pair.Becomes).ToHashSet();
            var diff = FlowDiff.Of(old, now, []);
            Assert.True(diff.IsComplete);
            Assert.Equal(wanted.Order(), diff.Changes.Select(change => (change.Was, change.Becomes)).Order());
        }, iter: 150);

    [Fact]
    public void The_shipped_toolkit_with_one_rule_changed_shows_whom_it_changes_though_not_all_answers_can_be_compared()
    {
        var old = Graphs.Shipped("venue-hire");
        var yaml = Graphs.Text("venue-hire")!.Yaml.Replace("      - when: {not: {political: no}}\n        goto: refer\n", "      - when: {political: election}\n        goto: refer\n", StringComparison.Ordinal);
        var diff = FlowDiff.Of(old, new FlowReader(key => key == "venue-hire" ? null : Graphs.Text(key), new FlowFaults()).Read(new GraphText("venue-hire", "venue-hire.yaml", yaml))!, []);
        Assert.False(diff.IsComplete);
        Assert.NotEmpty(diff.Changes);
        Assert.All(diff.Changes, change => Assert.Contains("political=meeting", change.Answers, StringComparison.Ordinal));
        Assert.All(diff.Changes, change => Assert.StartsWith("refer", change.Was, StringComparison.Ordinal));
    }

    [Fact]
    public void A_flow_too_large_to_compare_completely_says_so_and_still_finds_what_its_rules_show()
    {
        var (old, now) = (Graphs.Good(Faulty.Ladder(60)), Graphs.Good(Faulty.Ladder(60).Replace("goto: end", "goto: q59", StringComparison.Ordinal).Replace("  q59:\n    type: choice\n    options: [a, b, c]\n    next:\n", "  q59:\n    type: choice\n    options: [a, b, c, d]\n    next:\n", StringComparison.Ordinal).Replace("        goto: q59\n      - otherwise: end\n", "        goto: end\n      - otherwise: end\n", StringComparison.Ordinal)));
        var diff = FlowDiff.Of(old, now, []);
        Assert.False(diff.IsComplete);
        Assert.Equal(["q59: d"], diff.Added);
    }

    private static string Crowd(int many) => $"start: n\nquestions:\n  n:\n    type: number\n    next:\n      - when: {{n: {{at-least: {many}}}}}\n        goto: many\n      - otherwise: few\n{Sizes}";

    private static string Signs(string many) => $"start: s\nquestions:\n  s:\n    type: choices\n    options: [a, b, c]\n    next:\n      - when: {many}\n        goto: many\n      - otherwise: few\n{Sizes}";

    private static RandomFlow Changed(RandomFlow model, int at, bool reverse)
    {
        var node = model.Nodes[at];
        var rules = node.Rules.ToList();
        var changed = reverse || rules.Count == 0
            ? node with { Rules = [.. node.Rules.Reverse()], Adds = null }
            : node with { Rules = [(rules[0].Test, node.Otherwise), .. rules.Skip(1)], Otherwise = rules[0].To };
        return new RandomFlow([.. model.Nodes.Select((one, index) => index == at ? changed : one)]);
    }

    private static (string, string, string) Said(ChangedOutcome change) => (change.Answers, change.Was, change.Becomes);

    private static string Said((IReadOnlyList<int> Path, IReadOnlyList<int> Rules, int Outcome, bool Added) walk) => $"r{walk.Outcome}{(walk.Added ? " (c)" : "")}";

    private static FlowDiff Between(string now) => FlowDiff.Of(Graphs.Good(Graph), Graphs.Good(now), []);
}
