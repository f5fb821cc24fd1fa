namespace PreventPublic.Metrics.Features.Training;

/// <summary>What a partner agency says about its staff's training, for a year. A further one replaces it; the earlier stays.</summary>
public sealed class TrainingReturn
{
    public const int MaxAgency = 120;
    public const int MaxNote = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Site { get; init; }

    /// <summary>The organisation.</summary>
    public required string Agency { get; init; }

    /// <summary>The year it is about.</summary>
    public required int Year { get; init; }

    public required int Number { get; init; }

    /// <summary>Staff whose work needs the training.</summary>
    public required int StaffInScope { get; init; }

    public required int StaffTrained { get; init; }

    /// <summary>They have a robust training plan that goes on (report of 13 March 2014, §1.2).</summary>
    public required bool HasPlan { get; init; }

    /// <summary>Their contracts ask the same of commissioned services (§6.3).</summary>
    public required bool CommissionedToo { get; init; }

    public string Note { get; init; } = "";

    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
