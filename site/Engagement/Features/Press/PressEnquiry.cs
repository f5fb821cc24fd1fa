namespace PreventPublic.Engagement.Features.Press;

public enum PressKind
{
    /// <summary>A good story that the council offers, or is asked for.</summary>
    Positive,

    /// <summary>A question that has to be answered.</summary>
    Reactive,
}

public enum PressState
{
    Open,
    Answered,
    Declined,

    /// <summary>Closed without a reply, whatever the reason.</summary>
    Missed,
}

/// <summary>What came of an answer.</summary>
public enum PressOutcome
{
    Unknown,
    Placed,
    NotUsed,

    /// <summary>It appeared, and was put right afterwards.</summary>
    Corrected,
    NoCoverage,
}

/// <summary>A line of a site's press log. It names organisations and the council's own officers, and nobody of the public.</summary>
public sealed class PressEnquiry
{
    public const int MaxOutlet = 100;
    public const int MaxSubject = 300;
    public const int MaxNote = 1000;
    public const int MaxCoverage = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    public required PressKind Kind { get; set; }

    /// <summary>A newspaper, station or channel: an organisation.</summary>
    public required string Outlet { get; set; }

    public required string Subject { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime ReceivedAt { get; set; }

    /// <summary>UTC. When the outlet needs the reply; null where it set no time.</summary>
    public DateTime? DeadlineAt { get; set; }

    /// <summary>The officer who answers it; null while nobody does.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>As the officer was called when they got it.</summary>
    public string OwnerName { get; set; } = "";

    public PressState State { get; set; } = PressState.Open;

    /// <summary>UTC. When the reply was sent; null until then.</summary>
    public DateTime? AnsweredAt { get; set; }

    /// <summary>UTC. When somebody closed the line, with or without a reply; null while it is open. Counts for how long it is kept.</summary>
    public DateTime? ClosedAt { get; set; }

    public PressOutcome Outcome { get; set; }

    /// <summary>The council's local day on which it appeared, or it became clear that it would not.</summary>
    public DateOnly? OutcomeOn { get; set; }

    /// <summary>Where it can be read: an http or https address; empty for none.</summary>
    public string Coverage { get; set; } = "";

    /// <summary>UTC. When somebody is reminded next; null for never.</summary>
    public DateTime? RemindAt { get; set; }

    /// <summary>Counts changes: whoever changes an older one is told.</summary>
    public int Revision { get; set; }

    public List<PressStep> Steps { get; init; } = [];

    public bool IsOverdue(DateTime now) => State == PressState.Open && DeadlineAt < now;

    /// <summary>From the question to the reply, by the clock; in UTC, so that no change of the clocks makes it longer or shorter.</summary>
    public TimeSpan? ReplyTime => AnsweredAt - ReceivedAt;
}

/// <summary>What was done about it, by whom, when.</summary>
public sealed class PressStep
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid EnquiryId { get; init; }

    public required PressState To { get; init; }

    /// <summary>What came of it, where the step says so.</summary>
    public PressOutcome Outcome { get; init; }

    /// <summary>The officer's name.</summary>
    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public string Note { get; init; } = "";
}
