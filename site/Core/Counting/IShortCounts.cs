namespace PreventPublic.Core.Counting;

/// <summary>
/// Counts how often something was done by one party in a stretch of time, without remembering who they are: parties are hashed
/// with a salt that is thrown away, with all counts, at the end of the stretch. Nothing of it may reach a disk.
/// </summary>
public interface IShortCounts
{
    /// <param name="what">What is counted: lower case, with hyphens.</param>
    /// <param name="who">What stands for the party; for an address, <see cref="Network.Of"/>.</param>
    /// <returns>How often it was done in this stretch, this time included.</returns>
    ValueTask<int> CountAsync(string what, string who, TimeSpan stretch);

    /// <returns>How often it was done in this stretch so far; nothing is counted.</returns>
    ValueTask<int> LookAsync(string what, string who, TimeSpan stretch);
}
