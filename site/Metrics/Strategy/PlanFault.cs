namespace PreventPublic.Metrics.Strategy;

/// <summary>Something wrong with a strategy's files.</summary>
/// <param name="Allowed">What would be right.</param>
public sealed record PlanFault(string File, int Line, string What, string Allowed, bool IsWarning = false);
