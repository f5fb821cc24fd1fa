using PreventPublic.Decisions.Flows;

namespace PreventPublic.Decisions.Proof;

/// <summary>Whether a rule is ever taken.</summary>
public enum Verdict
{
    /// <summary>Proved: no answers take it.</summary>
    Never,

    /// <summary>Proved: these answers take it.</summary>
    Taken,

    /// <summary>Neither could be proved. Never to be read as fine.</summary>
    Unknown,
}

/// <summary>
/// Judges every rule. “Never” rests on an over-estimate of what may be answered (<see cref="Possible"/>) gone through
/// completely, “taken” on an actual walk; between the two stands “unknown”.
/// </summary>
public sealed class Verdicts
{
    /// <summary>Combinations of answers gone through at one question; beyond it only the exact structure is judged.</summary>
    private const int Budget = 1500;

    private readonly Flow _flow;
    private readonly Certainty _certainty;
    private readonly Dictionary<Edge, Verdict> _verdicts = [];
    private readonly HashSet<Edge> _contradictory = [];

    public Verdicts(Graph graph, Certainty certainty, IReadOnlyDictionary<Edge, Answers> taken)
    {
        (_flow, _certainty, Taken) = (graph.Flow, certainty, taken);
        var before = new Possible?[_flow.Questions.Count];
        before[_flow.Start] = Possible.Anything(_flow);
        foreach (var index in graph.Order)
        {
            if (before[index] is { } possible)
            {
                Judge(_flow.Questions[index], possible, before);
            }
            else
            {
                MarkNever(_flow.Questions[index]);
            }
        }
    }

    /// <summary>For rules that are taken, answers that take them.</summary>
    public IReadOnlyDictionary<Edge, Answers> Taken { get; }

    public Verdict this[Edge edge] => Taken.ContainsKey(edge) ? Verdict.Taken : _verdicts.GetValueOrDefault(edge, Verdict.Unknown);

    /// <summary>The rule's own test can never hold, whatever stands before it.</summary>
    public bool IsContradictory(Edge edge) => _contradictory.Contains(edge);

    private void Judge(Question question, Possible possible, Possible?[] before)
    {
        var local = Local(question, possible);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var rule = 0; rule < question.Rules.Count; rule++)
        {
            var edge = new Edge(question.Index, rule);
            var after = possible.After(question, rule, _certainty);
            var repeated = !seen.Add(Describe.Of(_flow, question.Rules[rule].When));
            if (after.IsImpossible || repeated || local?.Fires[rule] == false)
            {
                _verdicts[edge] = Verdict.Never;
                if (local?.Holds[rule] == false)
                {
                    _contradictory.Add(edge);
                }
            }
            else if (question.Rules[rule].To is { IsOutcome: false } to)
            {
                before[to.Index] = Possible.Either(before[to.Index], after);
            }
        }
    }

    private void MarkNever(Question question)
    {
        for (var rule = 0; rule < question.Rules.Count; rule++)
        {
            _verdicts[new Edge(question.Index, rule)] = Verdict.Never;
        }
    }

    /// <summary>Goes through all combinations of answers that the question's rules can tell apart; null when they are too many.</summary>
    private (bool[] Holds, bool[] Fires)? Local(Question question, Possible possible)
    {
        var tests = question.Rules.Select(rule => rule.When).ToList();
        var variables = tests.SelectMany(test => test.Questions()).Distinct().Select(index => Values(_flow.Questions[index], question.Index, tests, possible)).ToList();
        var added = tests.SelectMany(Domain.Atoms).OfType<When.Added>().Select(atom => atom.Condition ?? -1).Distinct().ToList();
        if (variables.Contains(null) || added.Count > 8)
        {
            return null;
        }

        var combinations = variables.Aggregate(1L << added.Count, (all, one) => Math.Min(all * one!.Value.Answers.Count, int.MaxValue));
        return combinations > Budget ? null : Enumerate(tests, [.. variables.Select(one => one!.Value)], added);
    }

    private (int Question, IReadOnlyList<Answer?> Answers)? Values(Question asked, int at, List<When> tests, Possible possible)
    {
        if (Domain.Of(asked, tests) is not { } all)
        {
            return null;
        }

        var mentioned = Domain.Mentioned(asked.Index, tests);
        var allowed = all.Where(answer => asked.Index == at || possible.Allows(asked, answer, mentioned)).Cast<Answer?>();
        return (asked.Index, [.. _certainty.IsAsked(asked.Index, at) ? allowed : allowed.Append(null)]);
    }

    private static (bool[], bool[]) Enumerate(List<When> tests, List<(int Question, IReadOnlyList<Answer?> Answers)> variables, List<int> added)
    {
        var (holds, fires, walked) = (new bool[tests.Count], new bool[tests.Count], new Walked());
        Choose(0);
        return (holds, fires);

        void Choose(int at)
        {
            if (at == variables.Count)
            {
                ChooseAdded();
                return;
            }

            foreach (var answer in variables[at].Answers)
            {
                walked.Forget(variables[at].Question);
                if (answer is not null)
                {
                    walked.Meet(variables[at].Question, answer);
                }

                Choose(at + 1);
            }
        }

        void ChooseAdded()
        {
            for (var pick = 0; pick < 1 << added.Count; pick++)
            {
                walked.ForgetAdded();
                walked.Add(added.Where((_, index) => (pick & (1 << index)) != 0));
                Try();
            }
        }

        void Try()
        {
            var fired = false;
            for (var i = 0; i < tests.Count; i++)
            {
                if (tests[i].Holds(walked))
                {
                    holds[i] = true;
                    fires[i] |= !fired;
                    fired = true;
                }
            }
        }
    }
}
