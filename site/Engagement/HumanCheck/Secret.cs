namespace PreventPublic.Engagement.HumanCheck;

/// <summary>A key that all hosts share, made by the first that needs it.</summary>
public sealed class Secret
{
    public required string Name { get; init; }

    public required byte[] Value { get; init; }
}
