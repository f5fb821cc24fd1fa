using System.Globalization;
using System.Text;
using CsCheck;

namespace PreventPublic.Tests.Decisions;

/// <summary>A small flow as a plain model of its own, with its own slow and simple way of walking it: the reference that the real walker is held against.</summary>
internal sealed record RandomFlow(IReadOnlyList<RandomFlow.Node> Nodes)
{
    public const int Outcomes = 3;

    /// <param name="Kind">0: one of three options, 1: several of three, 2: yes, no or unsure, 3: a number from 0 to 9.</param>
    public sealed record Node(int Kind, IReadOnlyList<(Test Test, int To)> Rules, int Otherwise, Test? Adds);

    public abstract record Test
    {
        public sealed record Is(int Question, int Value) : Test;

        public sealed record Not(Test Part) : Test;

        public sealed record Both(Test One, Test Other) : Test;

        public sealed record Either(Test One, Test Other) : Test;

        public sealed record Asked(Test Part) : Test;

        public sealed record Points(Test One, Test Other) : Test;
    }

    /// <summary>Flows whose rules lead forward only. Tests may look at any question up to their own, asked or not.</summary>
    public static readonly Gen<RandomFlow> Any = Gen.Int[1, 4].SelectMany(count =>
        Enumerable.Range(0, count).Aggregate(
            Gen.Int[0, 0].Select(_ => (IReadOnlyList<Node>)[]),
            (nodes, index) => Gen.Select(nodes, NodeAt(index, count), (before, node) => (IReadOnlyList<Node>)[.. before, node])).Select(nodes => new RandomFlow(nodes)));

    /// <summary>The values a question may be answered with: numbers of options, or for several of three the bits of a set.</summary>
    public static IReadOnlyList<int> Values(Node node) => node.Kind switch { 1 => [1, 2, 3, 4, 5, 6, 7], 3 => [0, 4, 9], _ => [0, 1, 2] };

    public static string Id(int question) => "q" + question;

    public static string Said(Node node, int value) => node.Kind switch
    {
        1 => string.Join('+', Enumerable.Range(0, 3).Where(bit => (value & (1 << bit)) != 0).Select(bit => "o" + bit)),
        2 => new[] { "yes", "no", "unsure" }[value],
        3 => value.ToString(CultureInfo.InvariantCulture),
        _ => "o" + value,
    };

    /// <summary>Walks with all questions answered: the way, the rules taken, the outcome and whether a condition was added.</summary>
    public (IReadOnlyList<int> Path, IReadOnlyList<int> Rules, int Outcome, bool Added) Walk(IReadOnlyList<int> values)
    {
        var (path, rules, at, added) = (new List<int>(), new List<int>(), 0, false);
        while (at < Nodes.Count)
        {
            path.Add(at);
            var node = Nodes[at];
            added |= node.Adds is { } adds && Holds(adds, values, path);
            var rule = node.Rules.ToList().FindIndex(one => Holds(one.Test, values, path));
            rules.Add(rule < 0 ? node.Rules.Count : rule);
            at = rule < 0 ? node.Otherwise : node.Rules[rule].To;
        }

        return (path, rules, at - Nodes.Count, added);
    }

    public string Yaml()
    {
        var yaml = new StringBuilder("start: q0\nconditions: [c]\nquestions:\n");
        for (var i = 0; i < Nodes.Count; i++)
        {
            var node = Nodes[i];
            yaml.Append(CultureInfo.InvariantCulture, $"  q{i}:\n    type: {new[] { "choice", "choices", "yes-no", "number" }[node.Kind]}\n");
            yaml.Append(node.Kind < 2 ? "    options: [o0, o1, o2]\n" : node.Kind == 3 ? "    max: 9\n" : "");
            yaml.Append(node.Adds is null ? "" : $"    adds:\n      - when: {Say(node.Adds)}\n        conditions: [c]\n").Append("    next:\n");
            foreach (var (test, to) in node.Rules)
            {
                yaml.Append(CultureInfo.InvariantCulture, $"      - when: {Say(test)}\n        goto: {Name(to)}\n");
            }

            yaml.Append(CultureInfo.InvariantCulture, $"      - otherwise: {Name(node.Otherwise)}\n");
        }

        yaml.Append("outcomes:\n");
        for (var i = 0; i < Outcomes; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  r{i}: {{severity: clear, with-conditions: true, review: 2030-01-01}}\n");
        }

        return yaml.Append("scores:\n").Append(string.Concat(Scores())).ToString();
    }

    private IEnumerable<string> Scores() => Nodes.SelectMany(node => node.Rules.Select(rule => rule.Test).Append(node.Adds)).OfType<Test>().SelectMany(Points).Distinct()
        .Select(points => $"  {ScoreName(points)}:\n    - when: {Say(points.One)}\n      points: 1\n    - when: {Say(points.Other)}\n      points: 1\n");

    private static IEnumerable<Test.Points> Points(Test test) => test switch
    {
        Test.Points points => Points(points.One).Concat(Points(points.Other)).Append(points),
        Test.Not not => Points(not.Part),
        Test.Asked asked => Points(asked.Part),
        Test.Both both => Points(both.One).Concat(Points(both.Other)),
        Test.Either either => Points(either.One).Concat(Points(either.Other)),
        _ => [],
    };

    private static string ScoreName(Test.Points points) => "s" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(points.ToString())))[..8];

    private string Say(Test test) => test switch
    {
        Test.Is one when Nodes[one.Question].Kind == 3 => $"{{q{one.Question}: {{at-least: {one.Value * 4}}}}}",
        Test.Is one => $"{{q{one.Question}: {Said(Nodes[one.Question], Nodes[one.Question].Kind == 1 ? 1 << one.Value : one.Value)}}}",
        Test.Not not => $"{{not: {Say(not.Part)}}}",
        Test.Asked asked => $"{{asked: {Say(asked.Part)}}}",
        Test.Both both => $"{{all: [{Say(both.One)}, {Say(both.Other)}]}}",
        Test.Either either => $"{{any: [{Say(either.One)}, {Say(either.Other)}]}}",
        Test.Points points => $"{{score: {ScoreName(points)}, at-least: 2}}",
        _ => throw new InvalidOperationException(),
    };

    private bool Holds(Test test, IReadOnlyList<int> values, List<int> path) => test switch
    {
        Test.Is one => path.Contains(one.Question) && Nodes[one.Question].Kind switch
        {
            1 => (values[one.Question] & (1 << one.Value)) != 0,
            3 => values[one.Question] >= one.Value * 4,
            _ => values[one.Question] == one.Value,
        },
        Test.Not not => !Holds(not.Part, values, path),
        Test.Asked asked => Seen(asked.Part).All(path.Contains) && Holds(asked.Part, values, path),
        Test.Both both => Holds(both.One, values, path) && Holds(both.Other, values, path),
        Test.Either either => Holds(either.One, values, path) || Holds(either.Other, values, path),
        Test.Points points => Holds(points.One, values, path) && Holds(points.Other, values, path),
        _ => throw new InvalidOperationException(),
    };

    public static IEnumerable<int> Seen(Test test) => test switch
    {
        Test.Is one => [one.Question],
        Test.Not not => Seen(not.Part),
        Test.Asked asked => Seen(asked.Part),
        Test.Both both => Seen(both.One).Concat(Seen(both.Other)),
        Test.Either either => Seen(either.One).Concat(Seen(either.Other)),
        Test.Points points => Seen(points.One).Concat(Seen(points.Other)),
        _ => [],
    };

    private string Name(int to) => to < Nodes.Count ? "q" + to : "r" + (to - Nodes.Count);

    private static Gen<Node> NodeAt(int index, int count) => Gen.Select(
        Gen.Int[0, 3],
        Gen.Select(TestAt(index, 2), Gen.Int[index + 1, count + Outcomes - 1]).List[0, 3],
        Gen.Int[index + 1, count + Outcomes - 1],
        Gen.Frequency((2, Gen.Int[0, 0].Select(_ => (Test?)null)), (1, TestAt(index, 1).Select(test => (Test?)test))),
        (kind, rules, otherwise, adds) => new Node(kind, rules, otherwise, adds));

    private static Gen<Test> TestAt(int index, int depth)
    {
        var single = Gen.Select(Gen.Int[0, index], Gen.Int[0, 2], (question, value) => (Test)new Test.Is(question, value));
        if (depth == 0)
        {
            return single;
        }

        var deeper = TestAt(index, depth - 1);
        return Gen.Frequency(
            (4, single),
            (1, deeper.Select(part => (Test)new Test.Not(part))),
            (1, deeper.Select(part => (Test)new Test.Asked(part))),
            (2, Gen.Select(deeper, deeper, (one, other) => (Test)new Test.Both(one, other))),
            (2, Gen.Select(deeper, deeper, (one, other) => (Test)new Test.Either(one, other))),
            (1, Gen.Select(deeper, deeper, (one, other) => (Test)new Test.Points(one, other))));
    }
}
