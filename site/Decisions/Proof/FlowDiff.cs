using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Scenarios;

namespace PreventPublic.Decisions.Proof;

/// <summary>Answers that reach another outcome, or other conditions, in the new version than in the old.</summary>
public sealed record ChangedOutcome(Walk Before, Walk After)
{
    /// <summary>In ids: in the order asked by the new version, then what only the old one asks.</summary>
    public string Answers => string.Join(' ', Steps.Select(step => $"{step.Question.Id}={Describe.Of(step.Question, step.Answer)}"));

    public IEnumerable<Step> Steps => After.Steps.Concat(Before.Steps.Where(step => After.Steps.All(other => other.Question.Id != step.Question.Id)));

    /// <summary>The old outcome with its conditions; “cannot be answered so” where the old version does not take one of the answers.</summary>
    public string Was => Said(Before);

    public string Becomes => Said(After);

    private static string Said(Walk walk) => walk.Outcome is null ? "cannot be answered so"
        : walk.Outcome.Id + (walk.Conditions.Count == 0 ? "" : $" ({string.Join(", ", walk.Conditions.Select(condition => condition.Id).Order(StringComparer.Ordinal))})");
}

/// <summary>
/// What a new version of a graph changes for those who answer. Both versions are walked with the same answers: those of the
/// scenarios, of one walk for every rule of either version, and every combination that either version can tell apart as long as
/// these are few; otherwise some of them. <see cref="IsComplete"/> says which it was.
/// </summary>
/// <param name="Changes">For each pair of outcomes, the fewest answers that show it.</param>
public sealed record FlowDiff(IReadOnlyList<ChangedOutcome> Changes, IReadOnlyList<string> Added, IReadOnlyList<string> Removed, bool IsComplete)
{
    /// <param name="known">Scenarios of the new version.</param>
    public static FlowDiff Of(Flow old, Flow now, IReadOnlyList<Scenario> known)
    {
        var both = new BothVersions(old, now);
        var (all, complete) = both.Everything();
        var walks = known.Select(scenario => scenario.Answers).Concat(Taking(now)).Select(both.AsNow)
            .Concat(Taking(old).Select(both.AsOld)).SelectMany(both.Finish).Concat(complete ? all : all.Concat(both.Some()));
        var changes = walks.Select(both.Walk).Where(change => change.Was != change.Becomes).DistinctBy(change => change.Answers);
        return new FlowDiff(
            [.. changes.GroupBy(change => (change.Was, change.Becomes)).Select(group => group.MinBy(change => change.Answers.Length)!).OrderBy(change => change.Answers.Length)],
            [.. Ids(now).Except(Ids(old))], [.. Ids(old).Except(Ids(now))], complete);
    }

    /// <summary>Answers that take the rules of a version, one for each rule as far as they are found.</summary>
    private static IEnumerable<Answers> Taking(Flow flow) => Search.Run(flow, new Dictionary<Edge, Answers>()).Values;

    private static IEnumerable<string> Ids(Flow flow) =>
        flow.Questions.SelectMany(question => question.Options.Select(option => $"{question.Id}: {option}").Prepend(question.Id)).Concat(flow.Outcomes.Select(outcome => outcome.Id));
}
