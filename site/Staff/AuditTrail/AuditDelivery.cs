using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Staff.Store;

namespace PreventPublic.Staff.AuditTrail;

/// <summary>Writes lines that arrive from the stores' outboxes into the audit trail, each once.</summary>
public sealed class AuditDelivery(IDbContextFactory<StaffStore> stores) : IDelivery
{
    public string Kind => AuditLine.Kind;

    public async Task DeliverAsync(OutboxMessage message, CancellationToken cancel)
    {
        var line = message.Read<AuditLine>();
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await store.AuditTrail.AnyAsync(known => known.Cause == message.Id, cancel))
        {
            return;
        }

        store.Add(new AuditRecord
        {
            Cause = message.Id,
            At = line.At,
            StaffId = line.StaffId,
            StaffName = line.StaffName,
            Action = line.Action,
            Site = line.Site,
            Subject = line.Subject,
            Before = line.Before,
            After = line.After,
            Note = line.Note,
        });
        await store.SaveChangesAsync(cancel);
    }
}
