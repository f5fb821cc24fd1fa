using System.Numerics;

namespace PreventPublic.Decisions.Flows;

/// <summary>What was answered to one question.</summary>
public abstract record Answer
{
    /// <summary>The options chosen; bit <c>n</c> is the question's option number <c>n</c>.</summary>
    public sealed record Chosen(ulong Options) : Answer
    {
        public int Count => BitOperations.PopCount(Options);

        public bool Has(int option) => (Options & (1UL << option)) != 0;
    }

    public sealed record Number(long Value) : Answer;

    public sealed record Day(DateOnly Value) : Answer;
}

/// <summary>Answers by question, immutable. There may be answers to questions that the walk no longer meets.</summary>
public sealed class Answers
{
    private readonly Answer?[] _byQuestion;

    private Answers(Answer?[] byQuestion) => _byQuestion = byQuestion;

    public static Answers None(Flow flow) => new(new Answer?[flow.Questions.Count]);

    public Answer? this[int question] => _byQuestion[question];

    public Answers With(int question, Answer? answer)
    {
        var copy = (Answer?[])_byQuestion.Clone();
        copy[question] = answer;
        return new Answers(copy);
    }

    /// <summary>Only the answers to these questions.</summary>
    public Answers Only(IEnumerable<int> questions)
    {
        var kept = new Answer?[_byQuestion.Length];
        foreach (var question in questions)
        {
            kept[question] = _byQuestion[question];
        }

        return new Answers(kept);
    }
}
