using System.Collections.Frozen;

namespace PreventPublic.Decisions.Flows;

/// <summary>Where something stands in a flow's file; <see cref="Line"/> counts from 1.</summary>
public readonly record struct Place(string File, int Line);

/// <summary>A decision flow, sub-flows put in: questions whose rules lead to further questions and at last to an outcome.</summary>
public sealed class Flow
{
    public const int MaxQuestions = 400;

    public required string Id { get; init; }

    /// <summary>Sixteen hex digits over the graph and those of its sub-flows: the same graph has the same version.</summary>
    public required string Version { get; init; }

    public required Place Place { get; init; }

    public required IReadOnlyList<Question> Questions { get; init; }

    public required IReadOnlyList<Outcome> Outcomes { get; init; }

    public required IReadOnlyList<Condition> Conditions { get; init; }

    /// <summary>The stages of the work, for saying how far one is.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>The most questions that anybody may be asked.</summary>
    public required int Limit { get; init; }

    public required int Start { get; init; }

    /// <summary>Show “Exit this page”: for readers whom somebody may be watching.</summary>
    public bool Exit { get; init; } = true;

    /// <summary>Facts and scores by name, for showing; rules hold them already.</summary>
    public required IReadOnlyDictionary<string, When> Facts { get; init; }

    public FrozenDictionary<string, int> IndexOf => field ??= Questions.ToFrozenDictionary(question => question.Id, question => question.Index, StringComparer.Ordinal);

    public Question? Find(string id) => IndexOf.TryGetValue(id, out var index) ? Questions[index] : null;

    public Outcome? FindOutcome(string id) => Outcomes.FirstOrDefault(outcome => outcome.Id == id);
}

public enum QuestionType
{
    /// <summary>One of several options.</summary>
    Choice,

    /// <summary>One or more of several options.</summary>
    Choices,

    /// <summary>Yes, no or not sure.</summary>
    YesNo,
    Number,
    Date,
}

/// <summary>One question.</summary>
public sealed class Question
{
    public const int MaxOptions = 60;

    public required int Index { get; init; }

    /// <summary>Its name; one that a sub-flow brought begins with that use's name: <c>check.searched</c>.</summary>
    public required string Id { get; init; }

    public required Place Place { get; init; }

    public required QuestionType Type { get; init; }

    public required IReadOnlyList<string> Options { get; init; }

    /// <summary>The option that stands alone (“none of these”), as its number; null when there is none.</summary>
    public int? Exclusive { get; init; }

    public long Min { get; init; }

    public long Max { get; init; } = 1_000_000;

    public string? Part { get; init; }

    /// <summary>Where its words are: the flow's key, and the section's id.</summary>
    public required (string Flow, string Section) Words { get; init; }

    /// <summary>In order; the first whose test holds decides. The last always holds.</summary>
    public IReadOnlyList<Rule> Rules { get; set; } = [];

    public IReadOnlyList<Addition> Adds { get; set; } = [];

    public bool HasOptions => Type is QuestionType.Choice or QuestionType.Choices or QuestionType.YesNo;

    public int OptionIndex(string option)
    {
        for (var i = 0; i < Options.Count; i++)
        {
            if (Options[i] == option)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether the answer is one that may be given here.</summary>
    public bool Takes(Answer? answer) => answer switch
    {
        Answer.Chosen chosen => HasOptions && chosen.Options != 0 && chosen.Options >> Options.Count == 0
            && (Type == QuestionType.Choices || chosen.Count == 1)
            && (Exclusive is not { } alone || !chosen.Has(alone) || chosen.Count == 1),
        Answer.Number number => Type == QuestionType.Number && number.Value >= Min && number.Value <= Max,
        Answer.Day => Type == QuestionType.Date,
        _ => false,
    };
}

/// <summary>Where the walk goes next.</summary>
public readonly record struct Target(bool IsOutcome, int Index);

public sealed record Rule(When When, Target To, Place Place);

/// <summary>Conditions that an answer adds to the outcome.</summary>
public sealed record Addition(When When, IReadOnlyList<int> Conditions, Place Place);

/// <summary>How serious an outcome is, for its look and its place in lists.</summary>
public enum Severity
{
    Clear,
    Care,
    Ask,
    Stop,
}

/// <summary>Where a walk ends.</summary>
/// <param name="ShowsConditions">What was collected on the way is part of the outcome. Not so where there is nothing to agree to yet.</param>
public sealed record Outcome(
    int Index, string Id, Place Place, Severity Severity, bool ShowsConditions, IReadOnlyList<string> Contacts, IReadOnlyList<int> Conditions, DateOnly? Review, (string Flow, string Section) Words);

/// <summary>Something that the hirer agrees to, collected on the way.</summary>
public sealed record Condition(int Index, string Id, Place Place, (string Flow, string Section) Words);
