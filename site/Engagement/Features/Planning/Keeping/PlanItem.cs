namespace PreventPublic.Engagement.Features.Planning.Keeping;

public enum PlanItemState
{
    Planned,
    Done,

    /// <summary>It will not be done.</summary>
    Dropped,
}

/// <summary>Something that the team means to do by a day.</summary>
public sealed class PlanItem
{
    public const int MaxTitle = 120;
    public const int MaxLink = 300;
    public const int MaxNote = 500;

    /// <summary>How long an item that is over is kept after its day.</summary>
    public const int KeepYears = 2;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    public required string Title { get; set; }

    /// <summary>Of <see cref="PlanKinds.All"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>An objective's id in the strategy; empty for none.</summary>
    public required string Objective { get; set; }

    /// <summary>A code as content has it; empty for everybody.</summary>
    public required string Audience { get; set; }

    /// <summary>Whose it is: is reminded of it.</summary>
    public required Guid OwnerId { get; set; }

    /// <summary>As it was when it became theirs.</summary>
    public required string OwnerName { get; set; }

    /// <summary>The council's local day.</summary>
    public required DateOnly Due { get; set; }

    public required string Note { get; set; }

    public PlanItemState State { get; set; } = PlanItemState.Planned;

    /// <summary>The council's local day; null while it is not done.</summary>
    public DateOnly? DoneOn { get; set; }

    /// <summary>Where what came of it is: an address of the site or a URL; empty for none.</summary>
    public string Link { get; set; } = "";

    /// <summary>Counts saves: whoever saves an older one is shown that it has changed.</summary>
    public int Revision { get; set; }

    public List<PlanStep> Steps { get; init; } = [];
}

/// <summary>What was done to an item, by whom, when.</summary>
public sealed class PlanStep
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PlanItemId { get; init; }

    public required PlanItemState To { get; init; }

    /// <summary>The officer's name.</summary>
    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public string Note { get; init; } = "";
}

/// <summary>A reminder that went out. Its key lets each go out once, whichever host sends it; a new day is reminded of anew.</summary>
public sealed class PlanReminder
{
    public const string Soon = "soon";
    public const string Late = "late";

    public required Guid PlanItemId { get; init; }

    /// <summary><see cref="Soon"/> or <see cref="Late"/>.</summary>
    public required string Why { get; init; }

    /// <summary>The day that was reminded of.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}

/// <summary>The objective that something from elsewhere belongs to, as an officer said.</summary>
public sealed class PlanPlace
{
    public const int MaxUid = 250;

    public required string Site { get; init; }

    /// <summary>Of the line.</summary>
    public required string Uid { get; init; }

    public required string Objective { get; set; }

    public required string By { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; set; }
}
