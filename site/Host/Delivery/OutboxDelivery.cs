using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Host.Delivery;

/// <summary>Takes due messages of one store in hand, delivers them and deletes what was delivered.</summary>
public sealed class OutboxDelivery(IEnumerable<IDelivery> deliveries, GivingWay givingWay, TimeProvider time)
{
    public const int BatchSize = 50;

    /// <summary>Longer than any delivery may take; after a crash the messages in hand wait this long.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>With these waits, a receiver that is away for a day is met again.</summary>
    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)];

    public const int MaxAttempts = 60;

    private readonly Dictionary<string, IDelivery> _byKind = deliveries.ToDictionary(delivery => delivery.Kind, StringComparer.Ordinal);

    /// <returns>How many messages were in hand.</returns>
    public async Task<int> DeliverDueAsync(OutboxSource source, CancellationToken cancel)
    {
        if (!await source.HasDueAsync(time.GetUtcNow().UtcDateTime, cancel))
        {
            return 0;
        }

        await using var store = await source.OpenAsync(cancel);
        var inHand = await LeaseAsync(store, cancel);
        var batch = givingWay.Begin();
        foreach (var message in inHand)
        {
            await batch.WaitAsync(cancel);
            await DeliverAsync(store, message, cancel);
        }

        return inHand.Count;
    }

    private async Task<List<OutboxMessage>> LeaseAsync(DbContext store, CancellationToken cancel)
    {
        var (now, lease, kinds) = (time.GetUtcNow().UtcDateTime, Guid.NewGuid(), _byKind.Keys.ToArray());
        var due = store.Set<OutboxMessage>().Where(m => m.DeadAt == null && m.DueAt <= now && (m.LeasedUntil == null || m.LeasedUntil < now) && kinds.Contains(m.Kind));
        var ids = await due.OrderBy(m => m.DueAt).Take(BatchSize).Select(m => m.Id).ToListAsync(cancel);
        if (ids.Count == 0)
        {
            return [];
        }

        // Another host may have asked for the same ones: whoever's update comes second finds them leased.
        await due.Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(set => set.SetProperty(m => m.Lease, lease).SetProperty(m => m.LeasedUntil, now + Lease), cancel);
        return await store.Set<OutboxMessage>().Where(m => m.Lease == lease).OrderBy(m => m.DueAt).ToListAsync(cancel);
    }

    private async Task DeliverAsync(DbContext store, OutboxMessage message, CancellationToken cancel)
    {
        try
        {
            await _byKind[message.Kind].DeliverAsync(message, cancel);
            store.Remove(message);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Postpone(message, fault);
        }

        await store.SaveChangesAsync(cancel);
    }

    private void Postpone(OutboxMessage message, Exception fault)
    {
        var now = time.GetUtcNow().UtcDateTime;
        message.Attempts++;
        message.LastFault = fault.Message[..Math.Min(OutboxTable.MaxFault, fault.Message.Length)];
        message.DueAt = now + Waits[Math.Min(message.Attempts, Waits.Length) - 1];
        (message.Lease, message.LeasedUntil) = (null, null);
        if (fault is UndeliverableException || message.Attempts >= MaxAttempts)
        {
            message.DeadAt = now;
        }
    }
}
