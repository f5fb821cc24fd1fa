using PreventPublic.Decisions.Flows;

namespace PreventPublic.Decisions.Proof;

/// <summary>Answers that stand for all answers to a question, as far as some tests can tell them apart.</summary>
public static class Domain
{
    /// <summary>Sets of more options than this are not gone through one by one.</summary>
    private const int MaxMentioned = 9;

    /// <returns>One answer for each class that the tests distinguish; null when there are too many classes.</returns>
    public static IReadOnlyList<Answer>? Of(Question question, IEnumerable<When> tests)
    {
        var atoms = tests.SelectMany(Atoms).ToList();
        return question.Type switch
        {
            QuestionType.Choices => Sets(question, atoms.OfType<When.Chose>().Where(atom => atom.Question == question.Index).Aggregate(0UL, (all, atom) => all | atom.Options)),
            QuestionType.Number => [.. Values(atoms, question.Index, question.Min, question.Max).Select(value => new Answer.Number(value))],
            QuestionType.Date => [.. Values(atoms, question.Index, 0, DateOnly.MaxValue.DayNumber).Select(value => new Answer.Day(DateOnly.FromDayNumber((int)value)))],
            _ => [.. question.Options.Select((_, index) => new Answer.Chosen(1UL << index))],
        };
    }

    /// <summary>The options of a question that these tests name.</summary>
    public static ulong Mentioned(int question, IEnumerable<When> tests) =>
        tests.SelectMany(Atoms).OfType<When.Chose>().Where(atom => atom.Question == question).Aggregate(0UL, (all, atom) => all | atom.Options);

    public static IEnumerable<When> Atoms(When when) => when switch
    {
        When.All all => all.Parts.SelectMany(Atoms),
        When.Any any => any.Parts.SelectMany(Atoms),
        When.Not not => Atoms(not.Part),
        When.Asked asked => Atoms(asked.Part),
        When.Scores scores => scores.Parts.SelectMany(part => Atoms(part.When)),
        _ => [when],
    };

    private static List<Answer>? Sets(Question question, ulong mentioned)
    {
        var alone = question.Exclusive is { } exclusive ? 1UL << exclusive : 0;
        var free = Bits(mentioned & ~alone).ToList();
        if (free.Count > MaxMentioned)
        {
            return null;
        }

        var others = Bits(~(mentioned | alone) & (question.Options.Count == 64 ? ulong.MaxValue : (1UL << question.Options.Count) - 1)).ToList();
        var sets = new List<Answer>();
        for (var pick = 0; pick < 1 << free.Count; pick++)
        {
            var options = free.Where((_, index) => (pick & (1 << index)) != 0).Aggregate(0UL, (all, bit) => all | bit);
            if (options != 0 || others.Count > 0)
            {
                sets.Add(new Answer.Chosen(options != 0 ? options : others[0]));
            }
        }

        return alone == 0 ? sets : [.. sets, new Answer.Chosen(alone)];
    }

    /// <summary>Between two neighbouring bounds no test changes, so the first value of each stretch stands for it.</summary>
    private static IEnumerable<long> Values(List<When> atoms, int question, long min, long max) =>
        atoms.OfType<When.Within>().Where(atom => atom.Question == question).SelectMany(atom => new[] { atom.Low, atom.High + 1 })
            .Append(min).Where(value => value >= min && value <= max).Distinct().Order();

    private static IEnumerable<ulong> Bits(ulong mask)
    {
        for (var bit = 1UL; mask != 0; bit <<= 1)
        {
            if ((mask & bit) != 0)
            {
                yield return bit;
                mask &= ~bit;
            }
        }
    }
}
