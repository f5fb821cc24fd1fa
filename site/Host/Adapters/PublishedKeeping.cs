using PreventPublic.Cms.Published;
using PreventPublic.Engagement.Features.Keeping;

namespace PreventPublic.Host.Adapters;

/// <summary>How long the published settings of a site say that something is kept.</summary>
public sealed class PublishedKeeping(Publisher publisher) : ISiteKeeping
{
    public SiteKeeping Of(string site) => publisher.Current.Sites.GetValueOrDefault(site)?.Settings is { } settings
        ? new SiteKeeping(settings.KeepAnswersMonths, settings.KeepTextsMonths, settings.KeepPressMonths)
        : SiteKeeping.Silent;
}
