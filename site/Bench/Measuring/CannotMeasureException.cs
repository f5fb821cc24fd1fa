namespace PreventPublic.Bench.Measuring;

/// <summary>What is needed to measure is missing or fails; the message says what to do.</summary>
public sealed class CannotMeasureException(string message) : Exception(message);
