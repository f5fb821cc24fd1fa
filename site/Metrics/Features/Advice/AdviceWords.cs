namespace PreventPublic.Metrics.Features.Advice;

/// <summary>What came of a piece of advice.</summary>
public static class AdviceWords
{
    public static readonly IReadOnlyList<(string Value, string Label)> Outcomes = [("done", "Done"), ("under-way", "Under way"), ("not-done", "Not done, because")];

    public static string Outcome(string? outcome) => Outcomes.FirstOrDefault(one => one.Value == outcome).Label ?? "Not answered yet";
}
