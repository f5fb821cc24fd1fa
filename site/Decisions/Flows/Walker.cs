namespace PreventPublic.Decisions.Flows;

/// <summary>A walk in progress: the answers met so far on the path, and what they added. Answers off the path do not count.</summary>
public sealed class Walked
{
    private readonly Dictionary<int, Answer> _met = [];
    private readonly List<int> _added = [];

    public IReadOnlyList<int> Added => _added;

    public Answer? Answer(int question) => _met.GetValueOrDefault(question);

    public void Meet(int question, Answer answer) => _met[question] = answer;

    public void Forget(int question) => _met.Remove(question);

    public void ForgetAdded() => _added.Clear();

    public void Add(IEnumerable<int> conditions)
    {
        foreach (var condition in conditions.Where(condition => !_added.Contains(condition)))
        {
            _added.Add(condition);
        }
    }
}

/// <summary>One answered question of a walk, and the rule that it took.</summary>
public sealed record Step(Question Question, Answer Answer, int Rule);

/// <summary>How far answers lead: to the next question, or to an outcome with its conditions.</summary>
public sealed record Walk(IReadOnlyList<Step> Steps, Question? Next, Outcome? Outcome, IReadOnlyList<Condition> Conditions)
{
    public IEnumerable<int> Path => Steps.Select(step => step.Question.Index);

    /// <summary>The question is on the path: answered on it, or next.</summary>
    public bool Meets(int question) => Next?.Index == question || Steps.Any(step => step.Question.Index == question);
}

/// <summary>Replays answers from the first question. It keeps nothing, so any host can take any step.</summary>
public static class Walker
{
    /// <param name="upTo">Stop before this question even if it is answered.</param>
    public static Walk Go(Flow flow, Answers answers, int? upTo = null)
    {
        var (steps, walked, at) = (new List<Step>(), new Walked(), flow.Start);
        while (true)
        {
            var question = flow.Questions[at];
            if (upTo == at || answers[at] is not { } answer || !question.Takes(answer) || steps.Count >= flow.Questions.Count)
            {
                return new Walk(steps, question, null, Of(flow, walked));
            }

            walked.Meet(at, answer);
            foreach (var addition in question.Adds.Where(addition => addition.When.Holds(walked)))
            {
                walked.Add(addition.Conditions);
            }

            var rule = RuleFor(question, walked);
            steps.Add(new Step(question, answer, rule));
            var to = question.Rules[rule].To;
            if (to.IsOutcome)
            {
                var outcome = flow.Outcomes[to.Index];
                walked.Add(outcome.Conditions);
                return new Walk(steps, null, outcome, outcome.ShowsConditions ? Of(flow, walked) : []);
            }

            at = to.Index;
        }
    }

    private static int RuleFor(Question question, Walked walked)
    {
        for (var i = 0; i < question.Rules.Count; i++)
        {
            if (question.Rules[i].When.Holds(walked))
            {
                return i;
            }
        }

        throw new InvalidOperationException($"No rule of “{question.Id}” holds; the reader lets no such flow through.");
    }

    private static IReadOnlyList<Condition> Of(Flow flow, Walked walked) => [.. walked.Added.Order().Select(index => flow.Conditions[index])];
}
