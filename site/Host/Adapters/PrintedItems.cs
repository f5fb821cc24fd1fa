using PreventPublic.Cms.Published;
using PreventPublic.Engagement.Features.DistributionLog;

namespace PreventPublic.Host.Adapters;

/// <summary>Gives the distribution log the resources that a site has published.</summary>
public sealed class PrintedItems(Publisher publisher) : IPrintedItems
{
    public IReadOnlyList<PrintedItem> All(string site) => publisher.Current.Sites.GetValueOrDefault(site) is not { } content ? []
        : [.. content.In("resources").Select(entry => new PrintedItem(entry.Name, entry.Item.Title)).OrderBy(item => item.Title, StringComparer.OrdinalIgnoreCase)];
}
