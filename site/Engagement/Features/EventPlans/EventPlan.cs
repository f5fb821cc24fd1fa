using System.Text.Json;

namespace PreventPublic.Engagement.Features.EventPlans;

/// <summary>How an event is prepared: one step for each thing to think of. It names those who help, so it has an end.</summary>
public sealed class EventPlan
{
    public const int MaxTitle = 120;

    /// <summary>Months after its day, or after it was last saved where it has none, that it is kept.</summary>
    public const int KeepMonths = 12;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    public required string Title { get; set; }

    /// <summary>The council's local day of the event; null while it is not known.</summary>
    public DateOnly? On { get; set; }

    /// <summary>The event's key once its page is written; empty before.</summary>
    public string Event { get; set; } = "";

    /// <summary>Counts saves: whoever saves an older one is shown that it has changed.</summary>
    public int Revision { get; set; }

    /// <summary>Who saved it last.</summary>
    public required string SavedBy { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime SavedAt { get; set; }

    /// <summary>UTC. From then on nothing is left of it.</summary>
    public required DateTime EraseAt { get; set; }

    /// <summary>Those that somebody has filled in; the others are still to do.</summary>
    public List<EventPlanStep> Steps { get; init; } = [];

    public EventPlanStep? Step(string code) => Steps.FirstOrDefault(step => step.Code == code);

    public EventStepState StateOf(string code) => Step(code)?.State ?? EventStepState.ToDo;

    /// <summary>UTC.</summary>
    public static DateTime EraseAtOf(DateOnly? on, DateTime now)
    {
        var last = DateOnly.FromDateTime(now);
        return (on > last ? on.Value : last).AddMonths(KeepMonths).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
    }
}

public enum EventStepState
{
    ToDo,
    Done,

    /// <summary>This event does not need it; the note says why.</summary>
    NotNeeded,
}

/// <summary>Where a step stands, what was decided, by whom, when.</summary>
public sealed class EventPlanStep
{
    public const int MaxAnswer = 1_500;
    public const int MaxWho = 120;

    public Guid PlanId { get; init; }

    /// <summary>Of <see cref="Steps.PlanSteps"/>.</summary>
    public required string Code { get; init; }

    public EventStepState State { get; set; }

    /// <summary>Who sees to it: a name or a role; empty for nobody yet.</summary>
    public string Who { get; set; } = "";

    /// <summary>The council's local day by which it is to be done; null for the step's usual time.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>Answers as JSON: question id to text.</summary>
    public string Answers { get; set; } = "{}";

    /// <summary>The officer who saved it last.</summary>
    public required string By { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; set; }

    public IReadOnlyDictionary<string, string> Read() => JsonSerializer.Deserialize<Dictionary<string, string>>(Answers) ?? [];
}
