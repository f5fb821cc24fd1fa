namespace PreventPublic.Core.Counting;

/// <summary>How often something may be done by one party in a stretch of time.</summary>
public sealed class ShortLimit(IShortCounts counts, string what, TimeSpan stretch, int most)
{
    /// <summary>False when it was done too often in this stretch of time.</summary>
    public async ValueTask<bool> AllowsAsync(string who) => await counts.CountAsync(what, who, stretch) <= most;
}
