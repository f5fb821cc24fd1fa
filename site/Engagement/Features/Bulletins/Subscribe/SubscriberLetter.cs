using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Mail;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Mail;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Subscribe;

/// <summary>A mail to somebody who asked for bulletins: to confirm it, or that they have them already.</summary>
public sealed record SubscriberLetter(Guid Subscriber)
{
    /// <summary>The outbox kind.</summary>
    public const string Kind = "subscriber";
}

/// <summary>Puts it into words when it is sent: the outbox holds no address. Nothing that was typed is in it.</summary>
public sealed class SubscriberLetterDelivery(IDbContextFactory<PeopleStore> stores, IEventDirectory directory, WordBook book, SubscriberLinks links, IMailTransport transport) : IDelivery
{
    public string Kind => SubscriberLetter.Kind;

    public async Task DeliverAsync(OutboxMessage message, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var id = message.Read<SubscriberLetter>().Subscriber;
        if (await store.Subscribers.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel) is not { } subscriber)
        {
            return;
        }

        await links.ReadyAsync();
        await transport.SendAsync(message.Id, Write(subscriber), cancel);
    }

    private MailMessage Write(Subscriber subscriber)
    {
        var language = Language.Find(subscriber.Language) ?? Language.English;
        var site = directory.Site(subscriber.Site, language) ?? throw new InvalidOperationException($"There is no site {subscriber.Site}.");
        var (words, known) = (book[language], subscriber.ConfirmedAt is not null);
        var subject = words[known ? "subscribe.mail-known-subject" : "subscribe.mail-confirm-subject", site.Council];
        var body = new MailBody(language, subject).Paragraph(words["letter.hello"]).Paragraph(words[known ? "subscribe.mail-known-text" : "subscribe.mail-confirm-text", site.Council]);
        body = known
            ? body.Link(words["subscribe.preferences-link"], links.Of(subscriber.Id, subscriber.Nonce, site, language).Preferences)
            : body.Link(words["subscribe.confirm-title"], links.Confirm(subscriber.Id, subscriber.Nonce, site, language));
        return new MailMessage(subscriber.Site, subscriber.Email, language.Code, subject, body.Text, body.Html);
    }
}
