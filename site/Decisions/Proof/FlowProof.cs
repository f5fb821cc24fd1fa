using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Scenarios;

namespace PreventPublic.Decisions.Proof;

/// <summary>What must be true of a flow before it may be published. Its time grows with the graph, not with the number of ways through it.</summary>
public sealed class FlowProof
{
    private readonly Flow _flow;
    private readonly FlowFaults _faults;
    private readonly Coverage _coverage;

    private FlowProof(Flow flow, Coverage coverage, FlowFaults faults) => (_flow, _coverage, _faults, Graph) = (flow, coverage, faults, new Graph(flow));

    public Graph Graph { get; }

    /// <summary>Null when the flow runs in a circle.</summary>
    public Lengths? Lengths { get; private set; }

    public Verdicts? Verdicts { get; private set; }

    public Certainty? Certainty { get; private set; }

    /// <summary>Rules and options that no scenario takes: what publishing waits for.</summary>
    public IReadOnlyList<FlowFault> Uncovered { get; private set; } = [];

    /// <param name="faults">Takes what is wrong.</param>
    public static FlowProof Of(Flow flow, Coverage coverage, FlowFaults faults)
    {
        var proof = new FlowProof(flow, coverage, faults);
        proof.CheckReach();
        if (proof.Graph.Circle.Count > 0)
        {
            proof.ReportCircle();
            return proof;
        }

        proof.CheckCertainty();
        proof.CheckLengths();
        proof.CheckRules();
        proof.CheckCoverage();
        return proof;
    }

    private void CheckReach()
    {
        foreach (var question in _flow.Questions.Where(question => !Graph.Reached.ContainsKey(question.Index)))
        {
            _faults.Error(question.Id, question.Place, $"no way leads to the question “{question.Id}”", "let a rule go to it, or take it away");
        }

        var ends = Graph.Reached.Keys.SelectMany(index => _flow.Questions[index].Rules).Where(rule => rule.To.IsOutcome).Select(rule => rule.To.Index).ToHashSet();
        foreach (var outcome in _flow.Outcomes.Where(outcome => !ends.Contains(outcome.Index)))
        {
            _faults.Error(outcome.Id, outcome.Place, $"no way leads to the outcome “{outcome.Id}”", "let a rule go to it, or take it away");
        }

        var used = _flow.Questions.SelectMany(question => question.Adds).SelectMany(addition => addition.Conditions).Concat(_flow.Outcomes.SelectMany(outcome => outcome.Conditions)).ToHashSet();
        foreach (var condition in _flow.Conditions.Where(condition => !used.Contains(condition.Index)))
        {
            _faults.Error(condition.Id, condition.Place, $"nothing adds the condition “{condition.Id}”", "let a question or an outcome add it, or take it away");
        }
    }

    private void ReportCircle()
    {
        var circle = Graph.Circle.Select(index => _flow.Questions[index]).ToList();
        _faults.Error(circle[0].Id, circle[0].Place, $"the questions run in a circle: {string.Join(" → ", circle.Select(question => question.Id))} → {circle[0].Id}",
            "let one of them lead on", Graph.WayTo(circle[0].Index));
    }

    private void CheckCertainty()
    {
        Certainty = new Certainty(Graph);
        foreach (var question in Graph.Order.Select(index => _flow.Questions[index]))
        {
            foreach (var (when, place) in question.Rules.Select(rule => (rule.When, rule.Place)).Concat(question.Adds.Select(addition => (addition.When, addition.Place))))
            {
                foreach (var needed in when.MustBeAsked().Distinct().Where(needed => !Certainty.IsAsked(needed, question.Index)))
                {
                    _faults.Error(question.Id, place, $"“{question.Id}” looks at the answer to “{_flow.Questions[needed].Id}”, which is not asked on every way to it",
                        "ask it earlier, or write asked: {…} around the test", [.. Graph.WayAround(needed, question.Index), question.Id]);
                }
            }
        }
    }

    private void CheckLengths()
    {
        Lengths = Lengths.Of(Graph);
        if (Lengths.Longest > _flow.Limit)
        {
            _faults.Error("", _flow.Place, $"somebody may be asked {Lengths.Longest} questions, and the limit is {_flow.Limit}", "shorten the way, or raise “limit”", Lengths.LongestWay);
        }
    }

    private void CheckRules()
    {
        Verdicts = new Verdicts(Graph, Certainty!, Search.Run(_flow, _coverage.Taken));
        foreach (var question in Graph.Order.Select(index => _flow.Questions[index]))
        {
            for (var rule = 0; rule < question.Rules.Count; rule++)
            {
                Report(question, rule, Verdicts[new Edge(question.Index, rule)]);
            }
        }
    }

    private void Report(Question question, int rule, Verdict verdict)
    {
        var (place, when) = (question.Rules[rule].Place, Describe.Of(_flow, question.Rules[rule].When));
        if (verdict == Verdict.Unknown)
        {
            _faults.Warn(question.Id, place, $"nobody can tell whether the rule “{when}” of “{question.Id}” is ever taken", "add a scenario that takes it", Graph.WayTo(question.Index));
        }
        else if (verdict == Verdict.Never)
        {
            var why = Verdicts!.IsContradictory(new Edge(question.Index, rule)) ? "contradicts itself or what was answered before" : "is never taken: rules before it, or answers before it, leave nothing for it";
            _faults.Error(question.Id, place, $"the rule “{when}” of “{question.Id}” {why}", "change its test or its place, or take it away", Graph.WayTo(question.Index));
        }
    }

    private void CheckCoverage()
    {
        var uncovered = new FlowFaults();
        foreach (var question in Graph.Order.Select(index => _flow.Questions[index]))
        {
            for (var rule = 0; rule < question.Rules.Count; rule++)
            {
                var edge = new Edge(question.Index, rule);
                if (!_coverage.Taken.ContainsKey(edge))
                {
                    uncovered.Error(question.Id, question.Rules[rule].Place, $"no scenario takes the rule “{Describe.Of(_flow, question.Rules[rule].When)}” of “{question.Id}”", "add one", WayTo(edge));
                }
            }

            for (var option = 0; option < question.Options.Count; option++)
            {
                if (!_coverage.Chose(question, option))
                {
                    uncovered.Warn(question.Id, question.Place, $"no scenario chooses “{question.Options[option]}” of “{question.Id}”", "add one, so that somebody has thought about where it leads");
                }
            }
        }

        Uncovered = uncovered.All;
    }

    /// <summary>Answers that take the rule where the search found some; else a way to its question.</summary>
    private IReadOnlyList<string> WayTo(Edge edge) => Verdicts!.Taken.TryGetValue(edge, out var answers)
        ? [.. Walker.Go(_flow, answers).Steps.Select(step => $"{step.Question.Id}={Describe.Of(step.Question, step.Answer)}")]
        : Graph.WayTo(edge.Question);
}
