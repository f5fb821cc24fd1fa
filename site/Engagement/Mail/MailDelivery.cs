using PreventPublic.Core.Mail;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Engagement.Mail;

/// <summary>Takes mails from the outboxes of all stores.</summary>
public sealed class MailDelivery(IMailTransport transport) : IDelivery
{
    public string Kind => MailMessage.Kind;

    public Task DeliverAsync(OutboxMessage message, CancellationToken cancel) => transport.SendAsync(message.Id, message.Read<MailMessage>(), cancel);
}
