namespace PreventPublic.Bench.Loading;

/// <summary>What came of a load.</summary>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="Failures">Requests that met an error, or an answer other than 200.</param>
public sealed record LoadResult(long Requests, double RequestsPerSecond, double P50, double P99, long Failures);
