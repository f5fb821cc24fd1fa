using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Host.Adapters;

/// <summary>Sends a statement that went up to everybody who subscribed, once; and stops, for whoever has not got it yet, when it is taken down.</summary>
public sealed class StatementMail(Publisher publisher, WordBook words, IConfiguration configuration, IDbContextFactory<PeopleStore> stores, Mailings mailings, TimeProvider time) : IDelivery
{
    public string Kind => StatementNews.Kind;

    public async Task DeliverAsync(OutboxMessage message, CancellationToken cancel)
    {
        var news = message.Read<StatementNews>();
        var id = IdOf(news.Site, news.Banner);
        await publisher.RefreshAsync(cancel);
        var content = publisher.Current.Sites.GetValueOrDefault(news.Site);
        if (!news.IsUp)
        {
            await mailings.CancelAsync(id, news.By, cancel);
        }
        else if (content?.Find("banners", news.Banner["banners/".Length..]) is { Item: Banner banner } entry && !(banner.Until <= content.Clock.Now.DateTime))
        {
            await using var store = await stores.CreateDbContextAsync(cancel);
            mailings.Order(store, new MailingOrder(id, news.Site, entry.Item.Title, time.GetUtcNow().UtcDateTime, [Frequencies.UrgentTopic], [.. content.Languages.Where(entry.IsIn).Select(language => PartOf(content, entry, language))], news.By));
            await store.SaveChangesAsync(cancel);
        }
    }

    /// <summary>The same banner is one mailing, however often it is said that it is up.</summary>
    private static Guid IdOf(string site, string banner) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{site}/{banner}")).AsSpan(0, 16));

    private MailingPart PartOf(SiteContent content, Entry entry, Language language)
    {
        var (reader, text) = (new Reader(content, language, words[language]), entry.In(language));
        var page = entry.Item is Banner { Link: { } link } && content.Find("pages", link)?.Address is { } address ? address : "/";
        var (url, paragraphs) = (SiteOrigin.Of(content, configuration) + reader.Href(page), BodyText.Of(reader, text.Body).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var (title, more) = (reader.Text(text.Item.Title), words[language]["bulletin.statement-on-site"]);
        var html = string.Concat([$"<h1>{Safe(title)}</h1>\n", .. paragraphs.Select(line => $"<p>{Safe(line)}</p>\n"), $"<p><a href=\"{Safe(url)}\">{Safe(more)}</a></p>\n"]);
        return new MailingPart(BulletinAudiences.Residents, language.Code, title, html, $"{title}\n\n{string.Join("\n\n", paragraphs)}\n\n{more}:\n{url}\n");
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
