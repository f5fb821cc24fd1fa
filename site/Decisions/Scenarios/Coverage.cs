using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Proof;

namespace PreventPublic.Decisions.Scenarios;

/// <summary>Runs scenarios: reports those that lead elsewhere, and knows which rules they take and which options they choose.</summary>
public sealed class Coverage
{
    private readonly Dictionary<Edge, Answers> _taken = [];
    private readonly ulong[] _chosen;

    public Coverage(Flow flow, IReadOnlyList<Scenario> scenarios, FlowFaults faults)
    {
        (Flow, Scenarios, _chosen) = (flow, scenarios, new ulong[flow.Questions.Count]);
        foreach (var scenario in scenarios)
        {
            Run(scenario, faults);
        }
    }

    public Flow Flow { get; }

    public IReadOnlyList<Scenario> Scenarios { get; }

    /// <summary>The rules taken, each with answers that take it.</summary>
    public IReadOnlyDictionary<Edge, Answers> Taken => _taken;

    public bool Chose(Question question, int option) => (_chosen[question.Index] & (1UL << option)) != 0;

    private void Run(Scenario scenario, FlowFaults faults)
    {
        var walk = Walker.Go(Flow, scenario.Answers);
        foreach (var step in walk.Steps)
        {
            _taken.TryAdd(new Edge(step.Question.Index, step.Rule), scenario.Answers);
            _chosen[step.Question.Index] |= (step.Answer as Answer.Chosen)?.Options ?? 0;
        }

        var path = walk.Steps.Select(step => step.Question.Id).ToList();
        if (walk.Outcome is null)
        {
            faults.Error(walk.Next!.Id, scenario.Place, $"“{scenario.Name}” stops at the question “{walk.Next.Id}”", "answer it in the scenario", path);
        }
        else if (walk.Outcome.Id != scenario.Outcome)
        {
            faults.Error(walk.Outcome.Id, scenario.Place, $"“{scenario.Name}” reaches “{walk.Outcome.Id}”, not “{scenario.Outcome}”", "one of the two is wrong: the graph or the scenario", path);
        }
        else if (!path.SequenceEqual(scenario.Path))
        {
            faults.Error(walk.Outcome.Id, scenario.Place, $"“{scenario.Name}” takes another way than it says", $"path: [{string.Join(", ", path)}]");
        }
        else if (!walk.Conditions.Select(condition => condition.Id).Order().SequenceEqual(scenario.Conditions.Order()))
        {
            faults.Error(walk.Outcome.Id, scenario.Place, $"“{scenario.Name}” collects other conditions than it says", $"conditions: [{string.Join(", ", walk.Conditions.Select(condition => condition.Id))}]", path);
        }

        foreach (var unmet in Flow.Questions.Where(question => scenario.Answers[question.Index] is not null && !walk.Meets(question.Index)))
        {
            faults.Error(unmet.Id, scenario.Place, $"“{scenario.Name}” answers “{unmet.Id}”, which is not asked on its way", "leave it out", path);
        }
    }
}
