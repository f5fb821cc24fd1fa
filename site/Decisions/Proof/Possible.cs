using System.Numerics;
using PreventPublic.Decisions.Flows;

namespace PreventPublic.Decisions.Proof;

/// <summary>
/// What answers may have been given before a question, for each question by itself: more than is really possible, never less.
/// So what it rules out can never happen; what it allows may still not happen.
/// </summary>
public sealed class Possible
{
    private readonly Flow _flow;
    private readonly ulong[] _may;
    private readonly ulong[] _must;

    private Possible(Flow flow, ulong[] may, ulong[] must) => (_flow, _may, _must) = (flow, may, must);

    public static Possible Anything(Flow flow) => new(flow, [.. flow.Questions.Select(All)], new ulong[flow.Questions.Count]);

    /// <summary>Nothing fits: the way that led here is never taken.</summary>
    public bool IsImpossible { get; private set; }

    /// <summary>What is possible when either is.</summary>
    public static Possible Either(Possible? one, Possible other) => one is null
        ? other
        : new Possible(one._flow, [.. one._may.Zip(other._may, (a, b) => a | b)], [.. one._must.Zip(other._must, (a, b) => a & b)]);

    /// <summary>What is possible after a rule of a question was taken: it held, and those before it did not.</summary>
    public Possible After(Question question, int rule, Certainty certainty)
    {
        var after = new Possible(_flow, (ulong[])_may.Clone(), (ulong[])_must.Clone());
        (after._may[question.Index], after._must[question.Index]) = (All(question), 0);
        bool IsAsked(int asked) => certainty.IsAsked(asked, question.Index);
        for (var earlier = 0; earlier < rule; earlier++)
        {
            after.Assume(question.Rules[earlier].When, holds: false, IsAsked);
        }

        after.Assume(question.Rules[rule].When, holds: true, IsAsked);
        return after;
    }

    /// <summary>Whether the answer may have been given, as far as the <paramref name="mentioned"/> options tell.</summary>
    public bool Allows(Question question, Answer answer, ulong mentioned) => answer is not Answer.Chosen chosen
        || ((chosen.Options & mentioned & ~_may[question.Index]) == 0 && (_must[question.Index] & mentioned & ~chosen.Options) == 0);

    private void Assume(When when, bool holds, Func<int, bool> isAsked)
    {
        switch (when)
        {
            case When.Not not:
                Assume(not.Part, !holds, isAsked);
                break;
            case When.All all when holds || all.Parts.Count == 1:
                AssumeEach(all.Parts, holds, isAsked);
                break;
            case When.All { Parts.Count: 0 }:
                IsImpossible = true;
                break;
            case When.Any any when !holds || any.Parts.Count == 1:
                AssumeEach(any.Parts, holds, isAsked);
                break;
            case When.Asked asked when holds:
                Assume(asked.Part, holds: true, isAsked);
                break;
            case When.Chose chose:
                Narrow(chose, holds, isAsked);
                break;
        }
    }

    private void AssumeEach(IReadOnlyList<When> parts, bool holds, Func<int, bool> isAsked)
    {
        foreach (var part in parts)
        {
            Assume(part, holds, isAsked);
        }
    }

    private void Narrow(When.Chose chose, bool holds, Func<int, bool> isAsked)
    {
        if (!holds)
        {
            _may[chose.Question] &= ~chose.Options;
        }
        else if (_flow.Questions[chose.Question].Type != QuestionType.Choices)
        {
            _may[chose.Question] &= chose.Options;
        }
        else if (BitOperations.PopCount(chose.Options) == 1)
        {
            _must[chose.Question] |= chose.Options;
        }

        // A question that may not have been asked chose nothing, and so leaves a way even where all its options are ruled out.
        IsImpossible |= (_may[chose.Question] == 0 && (holds || isAsked(chose.Question))) || (_must[chose.Question] & ~_may[chose.Question]) != 0;
    }

    private static ulong All(Question question) => question.HasOptions ? (1UL << question.Options.Count) - 1 : ulong.MaxValue;
}
