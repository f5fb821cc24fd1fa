using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsCheck;
using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Flows.Reading;
using PreventPublic.Decisions.Proof;
using PreventPublic.Decisions.Scenarios;
using Xunit;

namespace PreventPublic.Tests.Decisions;

/// <summary>Every kind of fault is found at its node and line, with a way that shows it.</summary>
public sealed class Faulty
{
    private const string Ends = "outcomes:\n  end: {severity: clear, review: 2030-01-01}\n";

    [Theory]
    [InlineData("start: a\nquestions:\n  a: {type: yes-no, next: nowhere}\n", 3, "there is no “nowhere”")]
    [InlineData("start: a\nquestions:\n  a:\n    type: yes-no\n    next:\n      - when: {a: maybe}\n        goto: end\n      - otherwise: end\n", 6, "has no option “maybe”")]
    [InlineData("start: a\nquestions:\n  a:\n    type: yes-no\n    next:\n      - when: {a: yes}\n        goto: end\n", 6, "otherwise")]
    [InlineData("start: a\nquestions:\n  a: {type: song, next: end}\n", 3, "no type of question")]
    [InlineData("start: a\nquestions:\n  a: {type: choice, options: [x, x], next: end}\n", 3, "stands twice")]
    [InlineData("start: a\nquestions:\n  all: {type: yes-no, next: end}\n  a: {type: yes-no, next: end}\n", 3, "cannot be a question's name")]
    [InlineData("start: a\nfacts:\n  f: {fact: f}\nquestions:\n  a: {type: yes-no, next: end}\n", 3, "made of itself")]
    [InlineData("start: a\nquestions:\n  a: {type: yes-no, next: end, colour: red}\n", 3, "“colour” is not known")]
    [InlineData("start: a\nquestions:\n  a: &x {type: yes-no, next: end}\n  b: *x\n", 4, "anchors and aliases")]
    public void What_cannot_be_read_is_told_with_its_line(string yaml, int line, string what)
    {
        var (flow, faults) = Graphs.Read(yaml + Ends);
        Assert.Null(flow);
        Assert.Contains(faults.All, fault => fault.Place.Line == line && fault.Place.File == Graphs.File && (fault.What + fault.Fix).Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public void A_circle_is_found_and_shown()
    {
        var faults = Prove("start: a\nquestions:\n  a: {type: yes-no, next: b}\n  b: {type: yes-no, next: c}\n  c:\n    type: yes-no\n    next:\n      - when: {c: yes}\n        goto: b\n      - otherwise: end\n" + Ends);
        var fault = Assert.Single(faults, fault => fault.What.Contains("circle", StringComparison.Ordinal));
        Assert.Contains("b → c → b", fault.What, StringComparison.Ordinal);
        Assert.Equal(["a"], fault.Witness);
    }

    [Fact]
    public void A_question_or_outcome_that_no_way_leads_to_is_found()
    {
        var faults = Prove("start: a\nquestions:\n  a: {type: yes-no, next: end}\n  lost: {type: yes-no, next: end}\n" + Ends + "  never: {severity: stop, review: 2030-01-01}\n");
        Assert.Contains(faults, fault => fault.Node == "lost" && fault.Place.Line == 4);
        Assert.Contains(faults, fault => fault.Node == "never");
    }

    [Fact]
    public void A_test_on_an_answer_that_may_be_missing_is_shown_with_a_way_round_it()
    {
        const string graph = """
            start: a
            questions:
              a:
                type: yes-no
                next:
                  - when: {a: yes}
                    goto: b
                  - otherwise: c
              b: {type: yes-no, next: c}
              c:
                type: yes-no
                next:
                  - when: GUARD
                    goto: end
                  - otherwise: end

            """;
        var fault = Assert.Single(Prove(graph.Replace("GUARD", "{b: yes}", StringComparison.Ordinal) + Ends), fault => fault.What.Contains("not asked on every way", StringComparison.Ordinal));
        Assert.Equal(("c", 13), (fault.Node, fault.Place.Line));
        Assert.Equal(["a", "c"], fault.Witness);
        Assert.DoesNotContain(Prove(graph.Replace("GUARD", "{asked: {b: yes}}", StringComparison.Ordinal) + Ends), fault => fault.What.Contains("not asked", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{a: x}", "{a: [x]}", "never taken")]
    [InlineData("{a: [x, y]}", "{a: y}", "never taken")]
    [InlineData("{not: {a: z}}", "{any: [{a: x}, {a: y}]}", "never taken")]
    [InlineData("{a: z}", "{all: [{a: x}, {a: y}]}", "contradicts")]
    public void A_rule_that_others_leave_nothing_for_is_found(string first, string second, string what)
    {
        var faults = Prove($"start: a\nquestions:\n  a:\n    type: choice\n    options: [x, y, z]\n    next:\n      - when: {first}\n        goto: end\n      - when: {second}\n        goto: end\n      - otherwise: end\n" + Ends);
        Assert.Contains(faults, fault => fault.Place.Line == 9 && !fault.IsWarning && fault.What.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_against_an_earlier_answer_is_found_across_questions()
    {
        var faults = Prove("start: a\nquestions:\n  a:\n    type: yes-no\n    next:\n      - when: {a: no}\n        goto: end\n      - otherwise: b\n  b:\n    type: yes-no\n    next:\n      - when: {all: [{a: no}, {b: yes}]}\n        goto: end\n      - otherwise: end\n" + Ends);
        Assert.Contains(faults, fault => fault.Node == "b" && fault.Place.Line == 12 && !fault.IsWarning);
    }

    [Fact]
    public void More_questions_than_the_limit_are_told_with_the_longest_way()
    {
        var fault = Assert.Single(Prove("start: a\nlimit: 1\nquestions:\n  a: {type: yes-no, next: b}\n  b: {type: yes-no, next: end}\n" + Ends), fault => fault.What.Contains("limit", StringComparison.Ordinal));
        Assert.Equal(["a", "b"], fault.Witness);
    }

    [Fact]
    public void Hostile_graphs_end_in_faults_and_quickly()
    {
        var watch = Stopwatch.StartNew();
        var many = string.Join(", ", Enumerable.Range(0, 5000).Select(i => "o" + i.ToString(CultureInfo.InvariantCulture)));
        Assert.NotEmpty(Graphs.Read($"start: a\nquestions:\n  a: {{type: choices, options: [{many}], next: end}}\n" + Ends).Faults.All);
        Assert.NotEmpty(Graphs.Read("start: a\nquestions:\n  a:\n    type: yes-no\n    next:\n      - when: " + string.Concat(Enumerable.Repeat("{not: ", 5000)) + "\n").Faults.All);
        var facts = string.Concat(Enumerable.Range(0, 60).Select(i => $"  f{i}: {(i == 59 ? "{a: yes}" : $"{{any: [{{fact: f{i + 1}}}, {{fact: f{i + 1}}}]}}")}\n"));
        Assert.NotEmpty(Graphs.Read($"start: a\nfacts:\n{facts}questions:\n  a: {{type: yes-no, next: end}}\n" + Ends).Faults.All);
        var deep = Enumerable.Range(0, 30).Select(i => ($"p{i}", $"start: x\nexits: [out]\nuses:\n  x: {{flow: p{i + 1}, exits: {{out: out}}}}\n")).ToArray();
        Assert.NotEmpty(Graphs.Read("start: u\nuses:\n  u: {flow: p0, exits: {out: end}}\nquestions:\n  a: {type: yes-no, next: end}\n" + Ends, deep).Faults.All);
        var wide = Enumerable.Range(0, 4).Select(i => ($"p{i}", "start: x0\nexits: [out]\nuses:\n" + string.Concat(Enumerable.Range(0, 50).Select(use => $"  x{use}: {{flow: p{i + 1}, exits: {{out: out}}}}\n")))).ToArray();
        Assert.NotEmpty(Graphs.Read("start: u\nuses:\n  u: {flow: p0, exits: {out: end}}\nquestions:\n  a: {type: yes-no, next: end}\n" + Ends, wide).Faults.All);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    private static readonly string[] Odd =
        ["", "[", "]", "{", "}", "&x", "*x", "!", "|", ">", "\t", "\0", "\u2028", "- ", ": ", "'", "\"", "%YAML", "---\n", "...", "? ", "<<: *a"];

    /// <summary>Any cut, swap or odd character in the shipped files: a fault with its line, or a flow, and never an accident.</summary>
    [Fact]
    public void Broken_files_are_read_with_faults_and_never_fall_over() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 6000], Gen.Int[0, 6], Gen.Int[0, Odd.Length - 1])
            .Sample((whole, at, cut, put) =>
            {
                var key = whole ? "venue-hire" : "speaker-check";
                var text = Graphs.Text(key)!;
                var from = at % (text.Yaml.Length - cut);
                var broken = text.Yaml.Remove(from, cut).Insert(from, Odd[put]);
                var faults = new FlowFaults();
                var flow = new FlowReader(one => one == key ? null : Graphs.Text(one), faults).Read(new GraphText(key, Graphs.File, broken));
                Assert.True(flow is not null || faults.HasErrors);
                FlowReader.IsSubFlow(new GraphText(key, Graphs.File, broken));
            }, iter: 3000);

    [Fact]
    public void Two_hundred_questions_whose_ways_multiply_are_proved_without_listing_them()
    {
        var flow = Graphs.Good(Ladder(200));
        var clock = Stopwatch.StartNew();
        var proof = FlowProof.Of(flow, new Coverage(flow, [], new FlowFaults()), new FlowFaults());
        Assert.Equal(200, proof.Lengths!.Longest);
        TestContext.Current.TestOutputHelper!.WriteLine($"proved in {clock.ElapsedMilliseconds} ms");
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    /// <summary>Each question leads to one of the next two: more ways than anybody could list.</summary>
    internal static string Ladder(int count)
    {
        var yaml = new StringBuilder("start: q0\nquestions:\n");
        for (var i = 0; i < count; i++)
        {
            var near = i + 1 < count ? $"q{i + 1}" : "end";
            var far = i + 2 < count ? $"q{i + 2}" : "end";
            yaml.Append(CultureInfo.InvariantCulture, $"  q{i}:\n    type: choice\n    options: [a, b, c]\n    next:\n      - when: {{any: [{{q{i}: a}}, {{all: [{{q0: b}}, {{q{i}: b}}]}}]}}\n        goto: {near}\n      - otherwise: {far}\n");
        }

        return yaml + Ends;
    }

    private static IReadOnlyList<FlowFault> Prove(string yaml)
    {
        var flow = Graphs.Good(yaml);
        var faults = new FlowFaults();
        FlowProof.Of(flow, new Coverage(flow, [], faults), faults);
        return faults.All;
    }
}
