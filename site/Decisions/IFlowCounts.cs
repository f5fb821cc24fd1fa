namespace PreventPublic.Decisions;

/// <summary>How often flows were used, counted without persons, as far as it may be shown.</summary>
public interface IFlowCounts
{
    /// <summary>The last twelve months that are over, oldest first; null for a site that is not there.</summary>
    Task<FlowUse?> ReadAsync(string site, string flow, CancellationToken cancel);
}

/// <summary>One flow's use. Every count is in fives, and null where there were fewer than five.</summary>
/// <param name="Starts">By month.</param>
/// <param name="Outcomes">How often each outcome was reached, by month and outcome; months without one have no entry.</param>
/// <param name="Asked">Over all months, by question: how often an answer led to it; by an empty name: to the check of all answers.</param>
/// <param name="Answered">Over all months, by question.</param>
public sealed record FlowUse(
    IReadOnlyList<DateOnly> Months,
    IReadOnlyDictionary<DateOnly, int?> Starts,
    IReadOnlyDictionary<(DateOnly Month, string Outcome), int?> Outcomes,
    IReadOnlyDictionary<string, int?> Asked,
    IReadOnlyDictionary<string, int?> Answered);
