namespace PreventPublic.Decisions.Flows;

/// <summary>A test over answers given. The set of tests is closed: there is no code in a flow.</summary>
public abstract record When
{
    /// <summary>More than any sensible test; facts made of facts could otherwise grow without end.</summary>
    public const int MaxWeight = 2000;

    public static readonly When Always = new All([]);

    public sealed record All(IReadOnlyList<When> Parts) : When;

    public sealed record Any(IReadOnlyList<When> Parts) : When;

    public sealed record Not(When Part) : When;

    /// <summary>Any of these options was chosen.</summary>
    public sealed record Chose(int Question, ulong Options) : When;

    /// <summary>A number, or a date as its day number, lies within both bounds.</summary>
    public sealed record Within(int Question, long Low, long High) : When;

    /// <summary>The points of all parts that hold come to this many.</summary>
    public sealed record Scores(IReadOnlyList<(When When, int Points)> Parts, int AtLeast) : When;

    /// <summary>Every question inside was asked, and the test holds.</summary>
    public sealed record Asked(When Part) : When;

    /// <summary>This condition, or any when null, was added on the way.</summary>
    public sealed record Added(int? Condition) : When;

    /// <summary>How many single tests it is made of.</summary>
    public int Weight => field > 0 ? field : field = Math.Min(1 + this switch
    {
        All all => all.Parts.Sum(part => part.Weight),
        Any any => any.Parts.Sum(part => part.Weight),
        Not not => not.Part.Weight,
        Asked asked => asked.Part.Weight,
        Scores scores => scores.Parts.Sum(part => part.When.Weight),
        _ => 0,
    }, 1_000_000);

    /// <summary>Whether it holds for what was answered on the walk so far.</summary>
    public bool Holds(Walked walked) => this switch
    {
        All all => all.Parts.All(part => part.Holds(walked)),
        Any any => any.Parts.Any(part => part.Holds(walked)),
        Not not => !not.Part.Holds(walked),
        Chose chose => walked.Answer(chose.Question) is Answer.Chosen chosen && (chosen.Options & chose.Options) != 0,
        Within within => Value(walked.Answer(within.Question)) is { } value && value >= within.Low && value <= within.High,
        Scores scores => scores.Parts.Sum(part => part.When.Holds(walked) ? part.Points : 0) >= scores.AtLeast,
        Asked asked => asked.Part.Questions().All(question => walked.Answer(question) is not null) && asked.Part.Holds(walked),
        Added added => added.Condition is { } one ? walked.Added.Contains(one) : walked.Added.Count > 0,
        _ => throw new InvalidOperationException($"{GetType().Name} is not a test."),
    };

    /// <summary>Every question it looks at.</summary>
    public IEnumerable<int> Questions() => this switch
    {
        All all => all.Parts.SelectMany(part => part.Questions()),
        Any any => any.Parts.SelectMany(part => part.Questions()),
        Not not => not.Part.Questions(),
        Chose chose => [chose.Question],
        Within within => [within.Question],
        Scores scores => scores.Parts.SelectMany(part => part.When.Questions()),
        Asked asked => asked.Part.Questions(),
        _ => [],
    };

    /// <summary>The questions that must have been asked for it to make sense: all but those inside <see cref="Asked"/>.</summary>
    public IEnumerable<int> MustBeAsked() => this switch
    {
        All all => all.Parts.SelectMany(part => part.MustBeAsked()),
        Any any => any.Parts.SelectMany(part => part.MustBeAsked()),
        Not not => not.Part.MustBeAsked(),
        Scores scores => scores.Parts.SelectMany(part => part.When.MustBeAsked()),
        Asked => [],
        _ => Questions(),
    };

    private static long? Value(Answer? answer) => answer switch
    {
        Answer.Number number => number.Value,
        Answer.Day day => day.Value.DayNumber,
        _ => null,
    };
}
