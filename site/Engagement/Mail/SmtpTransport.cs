using MailKit.Net.Smtp;
using MailKit.Security;
using PreventPublic.Core.Mail;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Engagement.Mail;

/// <summary>Mails through a mail server.</summary>
public sealed class SmtpTransport(MimeMaker mime, MailOptions options) : IMailTransport
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task SendAsync(Guid id, MailMessage message, CancellationToken cancel)
    {
        var smtp = options.Smtp;
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(smtp.Host, smtp.Port, SecurityOf(smtp.Security), cancel);
        if (smtp.User is { Length: > 0 } user)
        {
            await client.AuthenticateAsync(user, smtp.Password ?? "", cancel);
        }

        using var mail = mime.Of(id, message);
        try
        {
            await client.SendAsync(mail, cancel);
        }
        catch (SmtpCommandException refused) when (refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= 500)
        {
            throw new UndeliverableException($"The mail server does not take this address ({(int)refused.StatusCode}).");
        }

        try
        {
            await client.DisconnectAsync(quit: true, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The mail was taken; how the server says goodbye must not send it again.
        }
    }

    public static SecureSocketOptions SecurityOf(string name) => name switch
    {
        "tls" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
