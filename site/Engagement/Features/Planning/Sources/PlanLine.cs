namespace PreventPublic.Engagement.Features.Planning.Sources;

public enum PlanStanding
{
    Planned,
    Done,

    /// <summary>Its day is over and it is not done.</summary>
    Late,
}

/// <summary>Something on the plan.</summary>
/// <param name="Uid">Names it for good: calendars change what they have and do not add it again.</param>
/// <param name="Kind">Of <see cref="PlanKinds.All"/>.</param>
/// <param name="Title">For staff: “Publish: Worried about someone”.</param>
/// <param name="Day">The council's local day; null while there is none.</param>
/// <param name="Address">The screen of Manage to go to.</param>
public sealed record PlanLine(string Uid, string Kind, string Title, DateOnly? Day, PlanStanding Standing, string Address)
{
    /// <summary>An objective's id in the strategy; empty for none.</summary>
    public string Objective { get; init; } = "";

    /// <summary>What an officer said it is for; empty where nobody did, and <see cref="Objective"/> is that of <see cref="Figure"/>.</summary>
    public string Placed { get; init; } = "";

    /// <summary>The indicator that will count it: while no officer says otherwise it is for that indicator's objective. Empty for none.</summary>
    public string Figure { get; init; } = "";

    /// <summary>Codes as content has them; empty for everybody.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>Whose it is: a member of staff, a team or a role; empty where nobody is named.</summary>
    public string Owner { get; init; } = "";

    /// <summary>One of the team's own, whose objective is set on its own screen.</summary>
    public bool IsOwn { get; init; }

    /// <param name="day">The day by which it is due.</param>
    public static PlanStanding StandingOf(bool done, DateOnly day, DateOnly today) => done ? PlanStanding.Done : day < today ? PlanStanding.Late : PlanStanding.Planned;
}
