using MimeKit;
using MimeKit.Text;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Mail;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Mail;

/// <summary>A mail as a MIME message: text and HTML that say the same, and a calendar entry both as a choice and as a file.</summary>
public sealed class MimeMaker(IEventDirectory directory, MailOptions options, TimeProvider time)
{
    public MimeMessage Of(Guid id, MailMessage mail)
    {
        var site = directory.Site(mail.Site, Language.Find(mail.Language) ?? Language.English);
        var host = site is null ? "localhost" : new Uri(site.Origin).Host;
        var message = new MimeMessage { Subject = mail.Subject, Date = time.GetUtcNow(), MessageId = $"{id:N}@{host}" };
        message.From.Add(new MailboxAddress(site?.Title ?? "", options.From ?? $"noreply@{host}"));
        message.To.Add(new MailboxAddress("", mail.To));
        if (options.ReplyTo is { } reply)
        {
            message.ReplyTo.Add(new MailboxAddress("", reply));
        }

        // Out-of-office answers to an automatic mail help nobody (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, mail.Language);
        if (mail.Private)
        {
            message.Headers.Add(HeaderId.Sensitivity, "Private");
        }

        if (mail.UnsubscribeUrl is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        message.Body = BodyOf(mail);
        return message;
    }

    private static MimeEntity BodyOf(MailMessage mail)
    {
        var choices = new MultipartAlternative { new TextPart(TextFormat.Plain) { Text = mail.Text }, new TextPart(TextFormat.Html) { Text = mail.Html } };
        if (mail.Calendar is not { } calendar)
        {
            return choices;
        }

        choices.Add(CalendarPartOf(calendar));
        var file = CalendarPartOf(calendar);
        file.ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = "event.ics" };
        return new Multipart("mixed") { choices, file };
    }

    private static TextPart CalendarPartOf(CalendarPart calendar)
    {
        var part = new TextPart("calendar") { Text = calendar.Text };
        part.ContentType.Parameters.Add("method", calendar.Method);
        return part;
    }
}
