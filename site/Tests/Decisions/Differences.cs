using PreventPublic.Decisions.Flows;
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

    [Fact]
    public void The_same_graph_changes_nothing() => Assert.Empty(Between(Graph).Changes);

    [Fact]
    public void A_changed_rule_is_told_with_answers_that_show_it()
    {
        var diff = Between(Graph.Replace("when: {a: x}", "when: {a: [x, y]}", StringComparison.Ordinal));
        Assert.True(diff.IsComplete);
        Assert.Equal([new ChangedOutcome("a=y", "does not end", "go")], diff.Changes);
    }

    [Fact]
    public void A_changed_condition_and_a_new_option_are_told()
    {
        var diff = Between(Graph.Replace("when: {b: yes}", "when: {b: no}", StringComparison.Ordinal).Replace("[x, y, z]", "[x, y, z, w]", StringComparison.Ordinal));
        Assert.Contains(diff.Changes, change => change.Before == "stop (c)" && change.After == "stop");
        Assert.Contains(diff.Changes, change => change.Before == "stop" && change.After == "stop (c)");
        Assert.Equal(["a: w"], diff.Added);
    }

    [Fact]
    public void A_flow_too_large_to_compare_completely_says_so_and_still_finds_what_its_rules_show()
    {
        var (old, now) = (Graphs.Good(Faulty.Ladder(60)), Graphs.Good(Faulty.Ladder(60).Replace("goto: end", "goto: q59", StringComparison.Ordinal).Replace("  q59:\n    type: choice\n    options: [a, b, c]\n    next:\n", "  q59:\n    type: choice\n    options: [a, b, c, d]\n    next:\n", StringComparison.Ordinal).Replace("        goto: q59\n      - otherwise: end\n", "        goto: end\n      - otherwise: end\n", StringComparison.Ordinal)));
        var diff = FlowDiff.Of(old, now, []);
        Assert.False(diff.IsComplete);
        Assert.Equal(["q59: d"], diff.Added);
    }

    private static FlowDiff Between(string now) => FlowDiff.Of(Graphs.Good(Graph), Graphs.Good(now), []);
}
