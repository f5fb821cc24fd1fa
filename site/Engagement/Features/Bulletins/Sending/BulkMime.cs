using System.Globalization;
using System.Security.Cryptography;
using MimeKit;
using PreventPublic.Engagement.Mail;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>Mails of a mailing as MIME: with what lists say about themselves (RFC 2919, 2369, 8058, 3834), and a return address of each mail's own.</summary>
public sealed class BulkMime(MimeMaker mime, BulkOptions options)
{
    public (MimeMessage Message, MailboxAddress Sender) Of(BulkMail mail)
    {
        var message = mime.Of(IdOf(mail.Mailing, mail.Subscriber), mail.Message);
        var from = message.From.Mailboxes.First();
        var domain = message.MessageId![(message.MessageId!.IndexOf('@', StringComparison.Ordinal) + 1)..];
        message.MessageId = $"{mail.Mailing:N}.{mail.Subscriber:N}@{domain}";
        message.Headers.Add(HeaderId.ListId, $"<bulletin.{mail.Message.Site}.{domain}>");
        message.Headers.Add(HeaderId.Precedence, "bulk");
        return (message, options.BounceAddress is { } bounces ? new MailboxAddress("", VerpOf(bounces, mail)) : from);
    }

    /// <summary>The same for the same mail of the same person, for transports that know mails by one id.</summary>
    public static Guid IdOf(Guid mailing, Guid subscriber) => new(SHA256.HashData([.. mailing.ToByteArray(), .. subscriber.ToByteArray()]).AsSpan(0, 16));

    private static string VerpOf(string bounces, BulkMail mail)
    {
        var at = bounces.LastIndexOf('@');
        return string.Create(CultureInfo.InvariantCulture, $"{bounces[..at]}+{mail.Subscriber:N}{bounces[at..]}");
    }
}
