using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Cms.Features.Webhooks;

/// <summary>
/// Makes a delivery of each news for each receiver that wants it. If it comes again after a crash, nothing is made twice. What is published for a
/// later hour is told when it comes.
/// </summary>
public sealed class FanOut(IDbContextFactory<ContentStore> stores, ComingNews coming, TimeProvider time) : IDelivery
{
    public string Kind => WebhookNews.Kind;

    public async Task DeliverAsync(OutboxMessage message, CancellationToken cancel)
    {
        var news = message.Read<WebhookNews>();
        await using var store = await stores.CreateDbContextAsync(cancel);
        var (later, isThere) = await coming.OfAsync(news, cancel);
        if (later is not null || !isThere)
        {
            if (later is { } moment)
            {
                store.Post(Kind, news, moment);
                await store.SaveChangesAsync(cancel);
            }

            return;
        }

        var receivers = await store.Webhooks.Where(hook => hook.StoppedAt == null && (news.Site == DocumentPath.Shared || hook.Site == news.Site)).ToListAsync(cancel);
        var told = await store.WebhookDeliveries.Where(delivery => delivery.EventId == news.Id).Select(delivery => delivery.WebhookId).ToListAsync(cancel);
        foreach (var hook in receivers.Where(hook => !told.Contains(hook.Id)))
        {
            if (news.Events.LastOrDefault(hook.Events.Split(' ').Contains) is { } wanted)
            {
                Add(store, hook, news, wanted, time.GetUtcNow().UtcDateTime);
            }
        }

        await store.SaveChangesAsync(cancel);
    }

    /// <summary>A delivery, and the message that will make it.</summary>
    public static WebhookDeliveryRecord Add(ContentStore store, WebhookRecord hook, WebhookNews news, string @event, DateTime now)
    {
        var body = JsonSerializer.Serialize(
            new { id = news.Id, @event, site = hook.Site, entry = new { name = news.Entry, type = news.Type, language = news.Language }, at = DateTime.SpecifyKind(news.At, DateTimeKind.Utc) }, JsonSerializerOptions.Web);
        var delivery = new WebhookDeliveryRecord { WebhookId = hook.Id, EventId = news.Id, Event = @event, Body = body, CreatedAt = now };
        store.Add(delivery);
        Send(store, delivery, now);
        return delivery;
    }

    public static void Send(ContentStore store, WebhookDeliveryRecord delivery, DateTime now) => store.Post(WebhookSending.OutboxKind, new ToSend(delivery.Id), now);
}

/// <summary>Which delivery to make.</summary>
public sealed record ToSend(Guid Delivery);
