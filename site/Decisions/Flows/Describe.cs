using System.Globalization;

namespace PreventPublic.Decisions.Flows;

/// <summary>Tests and answers in ids, one way of writing for equal ones: for faults, pictures, records and comparison.</summary>
public static class Describe
{
    public static string Of(Flow flow, When when) => Of(flow.Questions, flow.Conditions, when);

    public static string Of(IReadOnlyList<Question> questions, IReadOnlyList<Condition> conditions, When when) => when switch
    {
        When.All { Parts.Count: 0 } => "always",
        When.All all => Joined(questions, conditions, all.Parts, " and "),
        When.Any any => Joined(questions, conditions, any.Parts, " or "),
        When.Not not => $"not ({Of(questions, conditions, not.Part)})",
        When.Asked asked => $"asked ({Of(questions, conditions, asked.Part)})",
        When.Chose chose => $"{questions[chose.Question].Id}: {string.Join(" | ", Options(questions[chose.Question], chose.Options))}",
        When.Within within => $"{questions[within.Question].Id} {Value(questions[within.Question], within.Low)}–{Value(questions[within.Question], within.High)}",
        When.Scores scores => $"at least {scores.AtLeast} points of ({string.Join("; ", scores.Parts.Select(part => $"{part.Points} if {Of(questions, conditions, part.When)}"))})",
        When.Added added => added.Condition is { } one ? $"added {conditions[one].Id}" : "added any",
        _ => throw new InvalidOperationException($"{when.GetType().Name} is not a test."),
    };

    /// <summary>An answer in ids: <c>yes</c>, <c>film+stalls</c>, <c>120</c>, <c>2027-05-01</c>.</summary>
    public static string Of(Question question, Answer answer) => answer switch
    {
        Answer.Chosen chosen => string.Join('+', Options(question, chosen.Options)),
        Answer.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        Answer.Day day => day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"{answer.GetType().Name} is not an answer."),
    };

    /// <summary>Reads what <see cref="Of(Question, Answer)"/> wrote; null when it is no answer to the question.</summary>
    public static Answer? Read(Question question, string text)
    {
        Answer? answer = question.Type switch
        {
            QuestionType.Number => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? new Answer.Number(number) : null,
            QuestionType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new Answer.Day(day) : null,
            _ => Chosen(question, text.Split('+')),
        };
        return question.Takes(answer) ? answer : null;
    }

    public static Answer? Chosen(Question question, IEnumerable<string> names)
    {
        ulong options = 0;
        foreach (var name in names)
        {
            var index = question.OptionIndex(name);
            if (index < 0)
            {
                return null;
            }

            options |= 1UL << index;
        }

        return new Answer.Chosen(options);
    }

    public static IEnumerable<string> Options(Question question, ulong options) => question.Options.Where((_, index) => (options & (1UL << index)) != 0);

    private static string Joined(IReadOnlyList<Question> questions, IReadOnlyList<Condition> conditions, IReadOnlyList<When> parts, string by) =>
        parts.Count == 1 ? Of(questions, conditions, parts[0]) : $"({string.Join(by, parts.Select(part => Of(questions, conditions, part)).Order(StringComparer.Ordinal))})";

    private static string Value(Question question, long value) =>
        question.Type == QuestionType.Date ? DateOnly.FromDayNumber((int)Math.Clamp(value, 0, DateOnly.MaxValue.DayNumber)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);
}
