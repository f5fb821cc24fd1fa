using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Staff;

namespace PreventPublic.Host.Manage;

/// <summary>Tells Staff which sites there are.</summary>
public sealed class SiteDirectory(Publisher publisher) : ISiteDirectory
{
    public IReadOnlyList<(string Id, string Name)> Sites =>
    [
        (DocumentPath.Shared, "Shared by all councils"),
        .. publisher.Current.Sites.Values.OrderBy(site => site.Id, StringComparer.Ordinal).Select(site => (site.Id, site.Settings.Council)),
    ];
}
