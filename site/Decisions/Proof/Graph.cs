using PreventPublic.Decisions.Flows;

namespace PreventPublic.Decisions.Proof;

/// <summary>A rule of a question, as an edge of the graph.</summary>
public readonly record struct Edge(int Question, int Rule);

/// <summary>The questions in an order in which every rule leads forward, or the circle that prevents it. No path is ever listed.</summary>
public sealed class Graph
{
    private readonly List<Edge>[] _into;

    public Graph(Flow flow)
    {
        Flow = flow;
        _into = [.. flow.Questions.Select(_ => new List<Edge>())];
        foreach (var question in flow.Questions)
        {
            for (var rule = 0; rule < question.Rules.Count; rule++)
            {
                if (question.Rules[rule].To is { IsOutcome: false } to)
                {
                    _into[to.Index].Add(new Edge(question.Index, rule));
                }
            }
        }

        Reached = Reach(flow, avoid: null);
        (Order, Circle) = Sort(flow);
    }

    public Flow Flow { get; }

    /// <summary>By question, the edge by which a search from the start first came to it; the start has none.</summary>
    public IReadOnlyDictionary<int, Edge?> Reached { get; }

    /// <summary>The reached questions, each before those that it leads to; empty when there is a circle.</summary>
    public IReadOnlyList<int> Order { get; }

    /// <summary>Questions that lead round to the first of them; empty when there is none.</summary>
    public IReadOnlyList<int> Circle { get; }

    public IReadOnlyList<Edge> Into(int question) => _into[question];

    /// <summary>A shortest way from the start to a question, without the question itself.</summary>
    public IReadOnlyList<string> WayTo(int question) => Way(Reached, question);

    /// <summary>A way from the start to <paramref name="question"/> that never asks <paramref name="avoid"/>.</summary>
    public IReadOnlyList<string> WayAround(int avoid, int question) => Way(Reach(Flow, avoid), question);

    private List<string> Way(IReadOnlyDictionary<int, Edge?> reached, int question)
    {
        var way = new List<string>();
        for (var edge = reached.GetValueOrDefault(question); edge is { } at; edge = reached.GetValueOrDefault(at.Question))
        {
            way.Insert(0, Flow.Questions[at.Question].Id);
        }

        return way;
    }

    private static Dictionary<int, Edge?> Reach(Flow flow, int? avoid)
    {
        var reached = new Dictionary<int, Edge?>();
        var queue = new Queue<int>();
        if (flow.Start != avoid)
        {
            reached[flow.Start] = null;
            queue.Enqueue(flow.Start);
        }

        while (queue.TryDequeue(out var at))
        {
            var rules = flow.Questions[at].Rules;
            for (var rule = 0; rule < rules.Count; rule++)
            {
                if (rules[rule].To is { IsOutcome: false } to && to.Index != avoid && reached.TryAdd(to.Index, new Edge(at, rule)))
                {
                    queue.Enqueue(to.Index);
                }
            }
        }

        return reached;
    }

    /// <summary>Depth first without recursion: hostile graphs must not exhaust the stack.</summary>
    private static (IReadOnlyList<int> Order, IReadOnlyList<int> Circle) Sort(Flow flow)
    {
        var state = new byte[flow.Questions.Count];
        var order = new List<int>();
        var stack = new List<(int Question, int Rule)> { (flow.Start, 0) };
        state[flow.Start] = 1;
        while (stack.Count > 0)
        {
            var (at, rule) = stack[^1];
            var rules = flow.Questions[at].Rules;
            if (rule == rules.Count)
            {
                state[at] = 2;
                order.Add(at);
                stack.RemoveAt(stack.Count - 1);
                continue;
            }

            stack[^1] = (at, rule + 1);
            if (rules[rule].To is { IsOutcome: false } to)
            {
                if (state[to.Index] == 1)
                {
                    return ([], [.. stack.Select(one => one.Question).SkipWhile(question => question != to.Index)]);
                }

                if (state[to.Index] == 0)
                {
                    state[to.Index] = 1;
                    stack.Add((to.Index, 0));
                }
            }
        }

        order.Reverse();
        return (order, []);
    }
}
