namespace PreventPublic.Metrics.Features.ActionPlan;

/// <summary>Something the council has said it will do. What it is stands here; how it goes is told by its steps.</summary>
public sealed class PlannedAction
{
    public const int MaxTitle = 300;
    public const int MaxText = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    /// <summary>A short name that stays the same when a file is imported again: <c>A12</c>.</summary>
    public required string Reference { get; init; }

    public required string Title { get; set; }

    /// <summary>The id of an objective of the strategy.</summary>
    public required string Objective { get; set; }

    /// <summary>A role or an organisation, never a person's name.</summary>
    public required string Owner { get; set; }

    /// <summary>As the plan says it, “£60K”; empty for none.</summary>
    public string Budget { get; set; } = "";

    public DateOnly? Due { get; set; }

    public string Risks { get; set; } = "";

    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public List<ActionStep> Steps { get; init; } = [];

    /// <summary>How it stands now.</summary>
    public ActionStatus Status => Latest?.Status ?? ActionStatus.Planned;

    public ActionStep? Latest => Steps.MaxBy(step => step.Number);

    /// <summary>How it stood at a moment.</summary>
    /// <param name="moment">UTC.</param>
    public ActionStep? StepAt(DateTime moment) => Steps.Where(step => step.At <= moment).MaxBy(step => step.Number);

    public bool IsOpen => Status is ActionStatus.Planned or ActionStatus.Started;

    public bool IsOverdue(DateOnly today) => IsOpen && Due < today;
}

public enum ActionStatus
{
    Planned,
    Started,
    Done,
    Stopped,
}

/// <summary>One step of an action: never changed, only followed by another.</summary>
public sealed class ActionStep
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ActionId { get; init; }

    /// <summary>From 1. Two people who both write the next step cannot both succeed.</summary>
    public required int Number { get; init; }

    public required ActionStatus Status { get; init; }

    /// <summary>The day on which it was done, where it was.</summary>
    public DateOnly? On { get; init; }

    public string Evidence { get; init; } = "";

    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
