using System.Collections;
using PreventPublic.Decisions.Flows;

namespace PreventPublic.Decisions.Proof;

/// <summary>
/// Which questions were certainly asked before another, on every way to it: the questions asked on all ways in, met at each
/// question in order (a forward data-flow analysis; exact over the graph's ways, since meeting distributes).
/// </summary>
public sealed class Certainty
{
    private readonly BitArray?[] _asked;

    public Certainty(Graph graph)
    {
        var count = graph.Flow.Questions.Count;
        _asked = new BitArray?[count];
        foreach (var question in graph.Order)
        {
            BitArray? met = null;
            foreach (var from in graph.Into(question).Select(edge => edge.Question).Distinct().Where(from => _asked[from] is not null))
            {
                var after = new BitArray(_asked[from]!) { [from] = true };
                met = met is null ? after : met.And(after);
            }

            _asked[question] = met ?? new BitArray(count);
        }
    }

    /// <summary>Whether <paramref name="question"/> is asked on every way to <paramref name="at"/>, or is it.</summary>
    public bool IsAsked(int question, int at) => question == at || _asked[at]?[question] == true;
}

/// <summary>How many questions the longest and the shortest way to an outcome ask, counted from the end of the graph.</summary>
public sealed record Lengths(int Shortest, int Longest, IReadOnlyList<string> LongestWay)
{
    public static Lengths Of(Graph graph)
    {
        var flow = graph.Flow;
        var (shortest, longest, next) = (new int[flow.Questions.Count], new int[flow.Questions.Count], new int[flow.Questions.Count]);
        foreach (var question in graph.Order.Reverse())
        {
            (shortest[question], next[question]) = (int.MaxValue, -1);
            foreach (var to in flow.Questions[question].Rules.Select(rule => rule.To))
            {
                var (near, far) = to.IsOutcome ? (0, 0) : (shortest[to.Index], longest[to.Index]);
                shortest[question] = Math.Min(shortest[question], near + 1);
                if (far + 1 > longest[question])
                {
                    (longest[question], next[question]) = (far + 1, to.IsOutcome ? -1 : to.Index);
                }
            }
        }

        var way = new List<string>();
        for (var at = flow.Start; at >= 0; at = next[at])
        {
            way.Add(flow.Questions[at].Id);
        }

        return new Lengths(shortest[flow.Start], longest[flow.Start], way);
    }
}
