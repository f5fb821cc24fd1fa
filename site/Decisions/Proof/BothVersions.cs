using PreventPublic.Decisions.Flows;

namespace PreventPublic.Decisions.Proof;

/// <summary>The same answers for two versions of a flow: by the names of questions and options.</summary>
public readonly record struct SameAnswers(Answers Old, Answers Now);

/// <summary>Walks two versions of a flow with the same answers, asking what either of them asks.</summary>
public sealed class BothVersions
{
    /// <summary>Walks compared one by one; beyond it there are too many to compare all.</summary>
    private const int Budget = 20_000;

    /// <summary>Walks tried where not all can be.</summary>
    private const int Tries = 2000;

    private readonly Flow _old;
    private readonly Flow _now;
    private readonly IReadOnlyList<When> _testsOfOld;
    private readonly IReadOnlyList<When> _testsOfBoth;
    private readonly Dictionary<Question, IReadOnlyList<Answer>?> _domains = [];

    public BothVersions(Flow old, Flow now)
    {
        (_old, _now, _testsOfOld) = (old, now, AtomsOf(old));
        _testsOfBoth = [.. AtomsOf(now), .. _testsOfOld.Select(Moved).OfType<When>()];
    }

    public SameAnswers AsNow(Answers now) => new(Moved(_now, now, _old), now);

    public SameAnswers AsOld(Answers old) => new(old, Moved(_old, old, _now));

    public ChangedOutcome Walk(SameAnswers answers) => new(Walker.Go(_old, answers.Old), Walker.Go(_now, answers.Now));

    /// <summary>Every combination of answers that either version can tell apart; not all when they are too many.</summary>
    public (IReadOnlyList<SameAnswers> All, bool Complete) Everything()
    {
        var (all, open) = (new List<SameAnswers>(), new Stack<SameAnswers>([Nothing]));
        while (open.TryPop(out var answers))
        {
            var next = Next(answers);
            if (next.IsEnd)
            {
                all.Add(answers);
                continue;
            }

            if (next.Domain is not { } values || all.Count + open.Count + values.Count > Budget)
            {
                return (all, false);
            }

            foreach (var value in values)
            {
                open.Push(next.Give(value));
            }
        }

        return (all, true);
    }

    /// <summary>Some walks to the end, always the same for the same versions.</summary>
    public IEnumerable<SameAnswers> Some()
    {
        var random = new Search.Choice(_now.Questions.Count);
        return Enumerable.Range(0, Tries).SelectMany(_ => Finish(Nothing, random));
    }

    /// <summary>The answers with those added that are still asked for, by chance.</summary>
    public IEnumerable<SameAnswers> Finish(SameAnswers answers) => Finish(answers, new Search.Choice(_old.Questions.Count));

    private SameAnswers Nothing => new(Answers.None(_old), Answers.None(_now));

    private IEnumerable<SameAnswers> Finish(SameAnswers answers, Search.Choice random)
    {
        for (var steps = 0; steps <= _old.Questions.Count + _now.Questions.Count; steps++)
        {
            var next = Next(answers);
            if (next.IsEnd)
            {
                return [answers];
            }

            answers = next.Give(next.Domain is { } values ? values[random.Below(values.Count)] : SetOf(next.Question!, random));
        }

        return [];
    }

    private Asked Next(SameAnswers answers)
    {
        if (Walker.Go(_now, answers.Now).Next is { } question)
        {
            return new Asked(question, DomainOf(question, _testsOfBoth), answer => new SameAnswers(
                _old.Find(question.Id) is { } same ? answers.Old.With(same.Index, Read(same, question, answer)) : answers.Old, answers.Now.With(question.Index, answer)));
        }

        // What the new version took and the old one does not, the old one cannot go on from.
        return Walker.Go(_old, answers.Old).Next is { } left && (_now.Find(left.Id) is not { } known || answers.Now[known.Index] is null)
            ? new Asked(left, DomainOf(left, _testsOfOld), answer => answers with { Old = answers.Old.With(left.Index, answer) })
            : Asked.Nothing;
    }

    private static IReadOnlyList<When> AtomsOf(Flow flow) =>
        [.. flow.Questions.SelectMany(question => question.Rules.Select(rule => rule.When).Concat(question.Adds.Select(addition => addition.When))).SelectMany(Domain.Atoms)];

    /// <summary>A test of the old version as one over the new version's questions; null where these know nothing of it.</summary>
    private When? Moved(When atom) => atom switch
    {
        When.Chose chose when _now.Find(_old.Questions[chose.Question].Id) is { } same => new When.Chose(same.Index, Options(_old.Questions[chose.Question], chose.Options, same)),
        When.Within within when _now.Find(_old.Questions[within.Question].Id) is { } same => within with { Question = same.Index },
        _ => null,
    };

    private static ulong Options(Question from, ulong options, Question to) =>
        Describe.Options(from, options).Select(to.OptionIndex).Where(index => index >= 0).Aggregate(0UL, (all, index) => all | (1UL << index));

    private static Answers Moved(Flow from, Answers answers, Flow to)
    {
        var moved = Answers.None(to);
        foreach (var question in from.Questions)
        {
            if (answers[question.Index] is { } answer && to.Find(question.Id) is { } same)
            {
                moved = moved.With(same.Index, Read(same, question, answer));
            }
        }

        return moved;
    }

    private static Answer? Read(Question same, Question question, Answer answer) => Describe.Read(same, Describe.Of(question, answer));

    private IReadOnlyList<Answer>? DomainOf(Question question, IReadOnlyList<When> tests) =>
        _domains.TryGetValue(question, out var known) ? known : _domains[question] = Domain.Of(question, tests);

    /// <summary>One of the sets of options that are too many to be gone through: one to three of them.</summary>
    private static Answer.Chosen SetOf(Question question, Search.Choice random)
    {
        var several = new Answer.Chosen(Enumerable.Range(0, 1 + random.Below(3)).Aggregate(0UL, (all, _) => all | (1UL << random.Below(question.Options.Count))));
        return question.Takes(several) ? several : new Answer.Chosen(1UL << random.Below(question.Options.Count));
    }

    /// <summary>What is asked next by either version.</summary>
    /// <param name="Domain">Answers that stand for all; null when they are too many.</param>
    private sealed record Asked(Question? Question, IReadOnlyList<Answer>? Domain, Func<Answer, SameAnswers> Give)
    {
        public static readonly Asked Nothing = new(null, null, _ => default);

        public bool IsEnd => Question is null;
    }
}
