using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Scenarios;

namespace PreventPublic.Decisions.Proof;

/// <summary>Answers that reach another outcome, or other conditions, in the new version than in the old.</summary>
/// <param name="Answers">In ids, in the order asked by the new version.</param>
/// <param name="Before">The old outcome with its conditions; “does not end” where the old version asks something else.</param>
public sealed record ChangedOutcome(string Answers, string Before, string After);

/// <summary>
/// What a new version of a graph changes for those who answer. It compares walks: those of the scenarios, one for every rule of
/// either version, and every combination of answers as long as these are few. <see cref="IsComplete"/> says which it was.
/// </summary>
public sealed record FlowDiff(IReadOnlyList<ChangedOutcome> Changes, IReadOnlyList<string> Added, IReadOnlyList<string> Removed, bool IsComplete)
{
    /// <summary>Walks compared one by one; beyond it there are too many to compare all.</summary>
    private const int Budget = 20_000;

    /// <param name="known">Scenarios of the new version.</param>
    public static FlowDiff Of(Flow old, Flow now, IReadOnlyList<Scenario> known)
    {
        var (all, complete) = Everything(now);
        var answers = known.Select(scenario => scenario.Answers)
            .Concat(Search.Run(now, new Dictionary<Edge, Answers>()).Values)
            .Concat(Search.Run(old, new Dictionary<Edge, Answers>()).Values.Select(one => Moved(old, one, now)))
            .Concat(all);
        var changes = new Dictionary<string, ChangedOutcome>(StringComparer.Ordinal);
        foreach (var one in answers)
        {
            Compare(old, now, one, changes);
        }

        return new FlowDiff(
            [.. changes.Values.GroupBy(change => (change.Before, change.After)).Select(group => group.MinBy(change => change.Answers.Length)!)],
            [.. Ids(now).Except(Ids(old))], [.. Ids(old).Except(Ids(now))], complete);
    }

    private static void Compare(Flow old, Flow now, Answers answers, Dictionary<string, ChangedOutcome> changes)
    {
        var (after, before) = (Walker.Go(now, answers), Walker.Go(old, Moved(now, answers, old)));
        var (was, becomes) = (Said(before), Said(after));
        var text = string.Join(' ', after.Steps.Select(step => $"{step.Question.Id}={Describe.Of(step.Question, step.Answer)}"));
        if (was != becomes && after.Outcome is not null)
        {
            changes.TryAdd(text, new ChangedOutcome(text, was, becomes));
        }
    }

    private static string Said(Walk walk) => walk.Outcome is null ? "does not end"
        : walk.Outcome.Id + (walk.Conditions.Count == 0 ? "" : $" ({string.Join(", ", walk.Conditions.Select(condition => condition.Id).Order(StringComparer.Ordinal))})");

    /// <summary>The same answers for another version: by the names of questions and options.</summary>
    private static Answers Moved(Flow from, Answers answers, Flow to)
    {
        var moved = Answers.None(to);
        foreach (var question in from.Questions)
        {
            if (answers[question.Index] is { } answer && to.Find(question.Id) is { } same && Describe.Read(same, Describe.Of(question, answer)) is { } known)
            {
                moved = moved.With(same.Index, known);
            }
        }

        return moved;
    }

    private static IEnumerable<string> Ids(Flow flow) =>
        flow.Questions.SelectMany(question => question.Options.Select(option => $"{question.Id}: {option}").Prepend(question.Id)).Concat(flow.Outcomes.Select(outcome => outcome.Id));

    private static (List<Answers> All, bool Complete) Everything(Flow flow)
    {
        var tests = flow.Questions.SelectMany(question => question.Rules.Select(rule => rule.When).Concat(question.Adds.Select(addition => addition.When))).ToList();
        var (all, open) = (new List<Answers>(), new Stack<Answers>([Answers.None(flow)]));
        while (open.TryPop(out var answers) && all.Count + open.Count < Budget)
        {
            if (Walker.Go(flow, answers).Next is not { } next)
            {
                all.Add(answers);
            }
            else if (Domain.Of(next, tests) is { } values)
            {
                foreach (var value in values)
                {
                    open.Push(answers.With(next.Index, value));
                }
            }
            else
            {
                return (all, false);
            }
        }

        return (all, open.Count == 0);
    }
}
