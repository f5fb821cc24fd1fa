namespace PreventPublic.Decisions.Flows;

/// <summary>The text of a graph as it is published or about to be.</summary>
/// <param name="Key">The flow's key: <c>venue-hire</c>.</param>
/// <param name="File">What faults call it: <c>shared/flows/venue-hire.yaml</c>.</param>
public sealed record GraphText(string Key, string File, string Yaml);
