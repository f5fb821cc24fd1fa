using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Cms.Features.Webhooks;

/// <summary>Makes one delivery, and writes down how it went. The outbox tries again, later and later, for two days.</summary>
public sealed class WebhookSending(IDbContextFactory<ContentStore> stores, WebhookClient client, WebhookKeys keys, TimeProvider time) : IDelivery
{
    public const string OutboxKind = "webhook";

    /// <summary>A receiver that failed is left alone for so long, whatever waits for it: others, and the mail, go first.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, DateTime> _resting = new();

    public string Kind => OutboxKind;

    public async Task DeliverAsync(OutboxMessage message, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var id = message.Read<ToSend>().Delivery;
        if (await store.WebhookDeliveries.Include(d => d.Webhook).FirstOrDefaultAsync(d => d.Id == id, cancel) is not { DeliveredAt: null } delivery)
        {
            return;
        }

        if (delivery.Webhook.StoppedAt is not null)
        {
            delivery.Fault = "The receiver was stopped before it was told.";
            await store.SaveChangesAsync(cancel);
            return;
        }

        if (_resting.TryGetValue(delivery.WebhookId, out var until) && until > time.GetUtcNow().UtcDateTime)
        {
            throw new HttpRequestException("The receiver did not answer a moment ago; it is tried again later.");
        }

        await TryAsync(delivery, cancel);
        await store.WebhookDeliveries.Where(old => old.WebhookId == delivery.WebhookId && old.CreatedAt < time.GetUtcNow().UtcDateTime - WebhookDeliveryRecord.Kept).ExecuteDeleteAsync(cancel);
        await store.SaveChangesAsync(cancel);
        if (delivery.DeliveredAt is null)
        {
            throw delivery.Status == 410 ? new UndeliverableException("The receiver says that it is gone.") : new HttpRequestException(delivery.Fault);
        }
    }

    private async Task TryAsync(WebhookDeliveryRecord delivery, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        (delivery.Attempts, delivery.LastAt, delivery.Status, delivery.Fault) = (delivery.Attempts + 1, now, null, null);
        try
        {
            delivery.Status = await client.PostAsync(
                delivery.Webhook.Url, delivery.Body,
                [(WebhookKeys.Header, keys.Sign(delivery.Webhook, delivery.Body)), ("Prevent-Event", delivery.Event), ("Prevent-Delivery", delivery.EventId.ToString())], cancel);
            (delivery.DeliveredAt, delivery.Fault) = delivery.Status is >= 200 and < 300 ? (now, null) : ((DateTime?)null, $"It answered {delivery.Status}.");
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            var why = fault is TaskCanceledException ? $"It did not answer within {WebhookClient.Patience.TotalSeconds:0} seconds." : fault.Message;
            delivery.Fault = why[..Math.Min(OutboxTable.MaxFault, why.Length)];
        }

        if (delivery.DeliveredAt is null)
        {
            _resting[delivery.WebhookId] = now + Rest;
        }
        else
        {
            _resting.TryRemove(delivery.WebhookId, out _);
        }
    }
}
