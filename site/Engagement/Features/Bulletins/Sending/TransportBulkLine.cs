using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Mail;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>Mailings through what sends single mails: the folder, and GOV.UK Notify.</summary>
public sealed class TransportBulkLine(IMailTransport transport) : IBulkLine
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public Func<Task<HandedOver>> Prepare(BulkMail mail) => () => SendAsync(mail);

    public Task CloseAsync() => Task.CompletedTask;

    private async Task<HandedOver> SendAsync(BulkMail mail)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await transport.SendAsync(BulkMime.IdOf(mail.Mailing, mail.Subscriber), mail.Message, patience.Token);
            return new HandedOver(Handed.Taken);
        }
        catch (UndeliverableException refused)
        {
            return new HandedOver(Handed.Refused, refused.Message);
        }
        catch (HttpRequestException fault) when (fault.StatusCode is { } status)
        {
            return new HandedOver(Handed.Away, $"GOV.UK Notify answered {(int)status}");
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return new HandedOver(Handed.Away, "GOV.UK Notify cannot be reached");
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return new HandedOver(Handed.Unknown, "no answer came");
        }
        catch (IOException)
        {
            return new HandedOver(Handed.Away, "the mail folder cannot be written");
        }
    }
}
