using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Mail;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Time;
using PreventPublic.Core.Web;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Mail;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Training.Renewing;

/// <summary>A mail to somebody whose training is to be done again.</summary>
/// <param name="Token">Opens what is held about their training.</param>
public sealed record RenewalLetter(Guid Record, string Token)
{
    /// <summary>The outbox kind.</summary>
    public const string Kind = "renewal";
}

/// <summary>Puts it into words when it is sent: the outbox holds no address, and nobody is written to who was forgotten meanwhile.</summary>
public sealed class RenewalDelivery(IDbContextFactory<PeopleStore> stores, IEventDirectory events, WordBook book, IMailTransport transport) : IDelivery
{
    public string Kind => RenewalLetter.Kind;

    public async Task DeliverAsync(OutboxMessage message, CancellationToken cancel)
    {
        var letter = message.Read<RenewalLetter>();
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await store.TrainingRecords.AsNoTracking().FirstOrDefaultAsync(r => r.Id == letter.Record, cancel) is { Email.Length: > 0 } record)
        {
            await transport.SendAsync(message.Id, Write(record, letter.Token), cancel);
        }
    }

    private MailMessage Write(TrainingRecord record, string token)
    {
        var language = Language.Find(record.Language) ?? Language.English;
        var site = events.Site(record.Site, language) ?? throw new InvalidOperationException($"There is no site {record.Site}.");
        var words = book[language];
        var subject = words["training.mail-subject", record.Course];
        var body = new MailBody(language, subject).Paragraph(words["letter.hello"]).Paragraph(words["training.mail-text"])
            .Facts((words["training.course"], record.Course), (words["training.day"], DateWords.Day(language, record.On)),
                (words["training.renew"], record.RenewOn is { } renew ? DateWords.Day(language, renew) : ""))
            .Link(words["training.mail-link"], site.Origin + Visit.Href(TrainingLinks.Mine(token), language))
            .Paragraph(words["training.mail-why", site.Council]);
        return new MailMessage(record.Site, record.Email, language.Code, subject, body.Text, body.Html);
    }
}
