using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.Webhooks;

/// <summary>Tells what readers see already from what has its hour to come: a banner that goes up tomorrow, an update of next week.</summary>
public sealed class ComingNews(Publisher publisher)
{
    /// <returns>When it can be told, in UTC, if that is later; and whether it can be told at all, since it may be taken away before its hour.</returns>
    public async Task<(DateTime? Later, bool IsThere)> OfAsync(WebhookNews news, CancellationToken cancel)
    {
        if (news.Events[0] != WebhookNews.Published || news.Type is not ("banner" or "update"))
        {
            return (null, true);
        }

        // This node may not have taken up yet what the news is about.
        await publisher.RefreshAsync(cancel);
        var slash = news.Entry.IndexOf('/', StringComparison.Ordinal);
        var shown = publisher.Current.Sites.Values.Where(site => news.Site == DocumentPath.Shared || site.Id == news.Site)
            .Select(site => (Site: site, Entry: site.Find(news.Entry[..slash], news.Entry[(slash + 1)..]))).Where(pair => pair.Entry is not null).ToList();
        return (shown.Select(pair => FirstShown(pair.Site, pair.Entry!)).Max(), shown.Count > 0);
    }

    private static DateTime? FirstShown(SiteContent site, Entry entry)
    {
        DateTimeOffset? from = entry.Item switch
        {
            Banner { From: { } moment } => site.Clock.At(moment),
            Update update => site.Clock.At(update.Date.ToDateTime(TimeOnly.MinValue)),
            _ => null,
        };
        return from > site.Clock.Now ? from.Value.UtcDateTime : null;
    }
}
