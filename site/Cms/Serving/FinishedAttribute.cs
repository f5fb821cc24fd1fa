namespace PreventPublic.Cms.Serving;

/// <summary>Marks pages whose answer is the same for everybody, so that its bytes are kept.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class FinishedAttribute(params string[] queryKeys) : Attribute
{
    public const string Revalidate = "no-cache";
    public const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>Whether other sites' pages may show and read it: pictures, feeds, calendars.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Query keys that change the answer. A request with any other is answered, but not kept.</summary>
    public IReadOnlyList<string> QueryKeys { get; } = queryKeys;
}
