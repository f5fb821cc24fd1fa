using CsCheck;
using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Proof;
using PreventPublic.Decisions.Scenarios;
using Xunit;

namespace PreventPublic.Tests.Decisions;

/// <summary>Generated flows, all their answers, and a reference that was written apart from the real thing.</summary>
public sealed class Walks
{
    [Fact]
    public void The_walker_ends_where_the_reference_ends_for_every_answer_to_every_small_flow() =>
        RandomFlow.Any.Sample(model =>
        {
            var flow = Graphs.Good(model.Yaml());
            foreach (var values in Combinations(model))
            {
                var wanted = model.Walk(values);
                var walk = Walker.Go(flow, AnswersOf(flow, model, values));
                Assert.Equal(wanted.Path.Select(RandomFlow.Id), walk.Steps.Select(step => step.Question.Id));
                Assert.Equal(wanted.Rules, walk.Steps.Select(step => step.Rule));
                Assert.Equal("r" + wanted.Outcome, walk.Outcome!.Id);
                Assert.Equal(wanted.Added, walk.Conditions.Count == 1);
            }
        }, iter: 150);

    [Fact]
    public void Answers_off_the_way_change_nothing() =>
        RandomFlow.Any.Sample(model =>
        {
            var flow = Graphs.Good(model.Yaml());
            foreach (var values in Combinations(model).Where((_, index) => index % 11 == 0))
            {
                var all = Walker.Go(flow, AnswersOf(flow, model, values));
                var only = Walker.Go(flow, AnswersOf(flow, model, values).Only(all.Path));
                Assert.Equal((all.Outcome!.Id, all.Conditions.Count), (only.Outcome!.Id, only.Conditions.Count));
            }
        }, iter: 100);

    [Fact]
    public void What_is_proved_of_a_flow_is_true_of_every_walk_through_it() =>
        RandomFlow.Any.Sample(model =>
        {
            var flow = Graphs.Good(model.Yaml());
            var proof = FlowProof.Of(flow, new Coverage(flow, [], new FlowFaults()), new FlowFaults());
            var walks = Combinations(model).Select(model.Walk).ToList();
            var fired = walks.SelectMany(walk => walk.Path.Zip(walk.Rules, (question, rule) => new Edge(question, rule))).ToHashSet();
            foreach (var question in flow.Questions.Where(question => proof.Graph.Reached.ContainsKey(question.Index)))
            {
                for (var rule = 0; rule < question.Rules.Count; rule++)
                {
                    var edge = new Edge(question.Index, rule);
                    Assert.True(proof.Verdicts![edge] != Verdict.Never || !fired.Contains(edge), $"{question.Id} rule {rule} was called impossible and is taken.");
                    Assert.True(proof.Verdicts[edge] != Verdict.Taken || fired.Contains(edge), $"{question.Id} rule {rule} was called possible and is never taken.");
                }
            }

            Assert.InRange(walks.Max(walk => walk.Path.Count), 1, proof.Lengths!.Longest);
            Assert.InRange(walks.Min(walk => walk.Path.Count), proof.Lengths.Shortest, int.MaxValue);
        }, iter: 150);

    [Fact]
    public void Certainly_asked_and_the_lengths_agree_with_listing_every_way_of_the_graph() =>
        RandomFlow.Any.Sample(model =>
        {
            var flow = Graphs.Good(model.Yaml());
            var graph = new Graph(flow);
            var certainty = new Certainty(graph);
            var (ways, ends) = (Enumerable.Range(0, model.Nodes.Count).Select(_ => new List<IReadOnlyList<int>>()).ToList(), new List<int>());
            List(0, []);
            for (var at = 0; at < model.Nodes.Count; at++)
            {
                Assert.Equal(ways[at].Count > 0, graph.Reached.ContainsKey(at));
                for (var asked = 0; asked < at && ways[at].Count > 0; asked++)
                {
                    Assert.Equal(ways[at].All(way => way.Contains(asked)), certainty.IsAsked(asked, at));
                }
            }

            var lengths = Lengths.Of(graph);
            Assert.Equal((ends.Min(), ends.Max()), (lengths.Shortest, lengths.Longest));

            void List(int at, IReadOnlyList<int> way)
            {
                if (at >= model.Nodes.Count)
                {
                    ends.Add(way.Count);
                    return;
                }

                ways[at].Add(way);
                foreach (var to in model.Nodes[at].Rules.Select(rule => rule.To).Append(model.Nodes[at].Otherwise))
                {
                    List(to, [.. way, at]);
                }
            }
        }, iter: 150);

    [Fact]
    public void A_flow_without_faults_never_looks_at_an_answer_that_was_not_given() =>
        RandomFlow.Any.Sample(model =>
        {
            var flow = Graphs.Good(model.Yaml());
            var faults = new FlowFaults();
            FlowProof.Of(flow, new Coverage(flow, [], new FlowFaults()), faults);
            var blamed = faults.All.Where(fault => fault.What.Contains("not asked on every way", StringComparison.Ordinal)).Select(fault => fault.Node).ToHashSet();
            foreach (var walk in Combinations(model).Select(model.Walk))
            {
                for (var i = 0; i < walk.Path.Count; i++)
                {
                    var node = flow.Questions[walk.Path[i]];
                    var looksAt = node.Rules.SelectMany(rule => rule.When.MustBeAsked()).Concat(node.Adds.SelectMany(addition => addition.When.MustBeAsked()));
                    Assert.True(blamed.Contains(node.Id) || looksAt.All(walk.Path.Take(i + 1).Contains));
                }
            }
        }, iter: 150);

    private static Answers AnswersOf(Flow flow, RandomFlow model, IReadOnlyList<int> values)
    {
        var answers = Answers.None(flow);
        for (var i = 0; i < values.Count; i++)
        {
            answers = answers.With(i, Describe.Read(flow.Questions[i], RandomFlow.Said(model.Nodes[i], values[i]))!);
        }

        return answers;
    }

    internal static IEnumerable<IReadOnlyList<int>> Combinations(RandomFlow model) =>
        model.Nodes.Aggregate((IEnumerable<IReadOnlyList<int>>)[[]], (all, node) => all.SelectMany(values => RandomFlow.Values(node).Select(value => (IReadOnlyList<int>)[.. values, value])));
}
