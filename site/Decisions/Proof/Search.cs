using PreventPublic.Decisions.Flows;

namespace PreventPublic.Decisions.Proof;

/// <summary>
/// Looks for answers that take rules nobody has taken yet: walks from the start and prefers new rules. Always the same
/// walks for the same flow. What it does not find may still exist.
/// </summary>
public static class Search
{
    private const int Walks = 400;
    private const int Candidates = 12;

    /// <param name="known">Rules taken already, for example by scenarios.</param>
    public static Dictionary<Edge, Answers> Run(Flow flow, IReadOnlyDictionary<Edge, Answers> known)
    {
        var found = new Dictionary<Edge, Answers>(known);
        var all = flow.Questions.Sum(question => question.Rules.Count);
        var tests = flow.Questions.SelectMany(question => question.Rules.Select(rule => rule.When)
            .Concat(question.Adds.Select(addition => addition.When))).SelectMany(Domain.Atoms).ToList();
        var byQuestion = tests.SelectMany(atom => atom.Questions().Select(question => (question, atom))).ToLookup(pair => pair.question, pair => pair.atom);
        var random = new Choice(flow.Questions.Count);
        for (var walk = 0; walk < Walks && found.Count < all; walk++)
        {
            Walk(flow, byQuestion, found, random);
        }

        return found;
    }

    private static void Walk(Flow flow, ILookup<int, When> tests, Dictionary<Edge, Answers> found, Choice random)
    {
        var (answers, walked, at) = (Answers.None(flow), new Walked(), flow.Start);
        for (var steps = 0; steps <= flow.Questions.Count; steps++)
        {
            var question = flow.Questions[at];
            var (answer, rule) = Choose(question, tests[at], walked, found, random);
            answers = answers.With(at, answer);
            walked.Meet(at, answer);
            foreach (var addition in question.Adds.Where(addition => addition.When.Holds(walked)))
            {
                walked.Add(addition.Conditions);
            }

            rule = RuleOf(question, walked) ?? rule;
            found.TryAdd(new Edge(at, rule), answers);
            if (question.Rules[rule].To is { IsOutcome: true })
            {
                return;
            }

            at = question.Rules[rule].To.Index;
        }
    }

    private static (Answer Answer, int Rule) Choose(Question question, IEnumerable<When> tests, Walked walked, Dictionary<Edge, Answers> found, Choice random)
    {
        var domain = Domain.Of(question, tests) ?? [.. question.Options.Select((_, index) => new Answer.Chosen(1UL << index))];
        (Answer Answer, int Rule)? best = null;
        for (var i = 0; i < Math.Min(Candidates, domain.Count); i++)
        {
            var answer = domain[domain.Count <= Candidates ? i : random.Below(domain.Count)];
            walked.Meet(question.Index, answer);
            if (RuleOf(question, walked) is not { } rule)
            {
                continue;
            }

            var isNew = !found.ContainsKey(new Edge(question.Index, rule));
            if (best is null || isNew || random.Below(i + 1) == 0)
            {
                best = (answer, rule);
            }

            if (isNew)
            {
                break;
            }
        }

        return best ?? (domain[0], question.Rules.Count - 1);
    }

    private static int? RuleOf(Question question, Walked walked)
    {
        for (var rule = 0; rule < question.Rules.Count; rule++)
        {
            if (question.Rules[rule].When.Holds(walked))
            {
                return rule;
            }
        }

        return null;
    }

    /// <summary>Numbers that look random and are the same on every run (Marsaglia's xorshift, 2003).</summary>
    internal sealed class Choice(int seed)
    {
        private uint _state = (uint)seed * 2654435761 | 1;

        public int Below(int limit)
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            return (int)(_state % (uint)limit);
        }
    }
}
