using PreventPublic.Core.Mail;

namespace PreventPublic.Engagement.Mail;

/// <summary>A way for mails to leave.</summary>
public interface IMailTransport
{
    /// <param name="id">Of the cause. The same mail tried again has the same id.</param>
    /// <exception cref="Core.Outbox.UndeliverableException">It is no use to try again.</exception>
    Task SendAsync(Guid id, MailMessage message, CancellationToken cancel);
}
