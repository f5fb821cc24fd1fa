namespace PreventPublic.Engagement.Features.DistributionLog;

/// <summary>Knows what a site has that can be printed. The host answers from what is published.</summary>
public interface IPrintedItems
{
    /// <summary>By title.</summary>
    IReadOnlyList<PrintedItem> All(string site);
}

/// <param name="Name">The entry's: <c>resources/booklet</c>.</param>
/// <param name="Title">In English.</param>
public sealed record PrintedItem(string Name, string Title);
