namespace PreventPublic.Engagement.Features.Briefings.Record;

public enum BriefingState
{
    Planned,
    Held,
    InReview,
    Published,
}

/// <summary>A briefing that the council gives: to whom, about what, what was asked. Organisations and roles stand in it, no people.</summary>
public sealed class Briefing
{
    public const int MaxTitle = 100;
    public const int MaxBody = 120;
    public const int MaxCovered = 15_000;
    public const int MaxSlug = 80;
    public const int MostPresent = 10_000;
    public const int MostHandouts = 20;
    public const int MostQuestions = 40;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    /// <summary>Names it in its address; stays the same when the title changes.</summary>
    public required string Slug { get; init; }

    public required string Title { get; set; }

    /// <summary>Of <see cref="BriefingAudiences.All"/>.</summary>
    public required string Audience { get; set; }

    /// <summary>Who was briefed: a committee's, a school's or a group's name.</summary>
    public required string Body { get; set; }

    /// <summary>The council's local day.</summary>
    public required DateOnly Date { get; set; }

    /// <summary>What was covered, in Markdown.</summary>
    public required string Covered { get; set; }

    /// <summary>Names of entries and files, one on each line.</summary>
    public required string Handouts { get; set; }

    /// <summary>People present; null when nobody counted.</summary>
    public int? Present { get; set; }

    /// <summary>For anybody to read, once a second person agrees; otherwise a record for staff.</summary>
    public required bool IsPublic { get; set; }

    /// <summary>The language it was given and is written in.</summary>
    public required string Language { get; set; }

    public BriefingState State { get; set; } = BriefingState.Planned;

    /// <summary>Counts saves and steps: whoever saves an older one is shown that it has changed.</summary>
    public int Revision { get; set; }

    /// <summary>Who saved it, and so cannot approve it: see <see cref="Core.Access.Writers"/>.</summary>
    public string Writers { get; set; } = "";

    /// <summary>Who asked for approval, and so cannot give it.</summary>
    public Guid? AskedBy { get; set; }

    /// <summary><see cref="BriefingText"/> as JSON that a second person is asked about.</summary>
    public string? Asked { get; set; }

    /// <summary><see cref="BriefingText"/> as JSON as it was approved: what readers see. It stays while changes are on their way.</summary>
    public string? Shown { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? ShownAt { get; set; }

    public List<BriefingQuestion> Questions { get; init; } = [];

    public List<BriefingStep> Steps { get; init; } = [];

    public IReadOnlyList<string> HandoutNames => Handouts.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public int OpenQuestions => Questions.Count(question => question.Answer.Length == 0);

    /// <summary>It took place: it counts.</summary>
    public bool WasHeld => State != BriefingState.Planned;
}

/// <summary>A question that was raised, and the council's answer.</summary>
public sealed class BriefingQuestion
{
    public const int MaxText = 500;
    public const int MaxAnswer = 3_000;
    public const int MaxOwner = 80;

    public Guid BriefingId { get; init; }

    /// <summary>From 1, within the briefing.</summary>
    public required int Number { get; init; }

    public required string Text { get; init; }

    /// <summary>Plain paragraphs; empty while it is open.</summary>
    public required string Answer { get; init; }

    /// <summary>The council's local day; null while it is open.</summary>
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>The role or team that has to answer, or answered. For staff only.</summary>
    public required string Owner { get; init; }
}

/// <summary>What was done to it, by whom, when.</summary>
public sealed class BriefingStep
{
    public const int MaxNote = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid BriefingId { get; init; }

    /// <summary>What was done, for staff: “Marked as held”.</summary>
    public required string Did { get; init; }

    /// <summary>The officer's name.</summary>
    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public string Note { get; init; } = "";
}
