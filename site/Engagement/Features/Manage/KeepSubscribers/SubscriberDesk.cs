using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Features.DataRequests;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Manage.KeepSubscribers;

/// <param name="Record">Null when the address is not subscribed to this site.</param>
/// <param name="LeftAlone">Why nothing is sent to the address; null when it is.</param>
public sealed record FoundSubscriber(SubscriberRecord? Record, string? LeftAlone);

/// <summary>What an officer may do about one subscriber. Each look and each erasure leaves a line in the audit trail, without the address.</summary>
public sealed class SubscriberDesk(IDbContextFactory<PeopleStore> stores, SubscriberEraser eraser, TimeProvider time)
{
    public async Task<FoundSubscriber> FindAsync(string site, string email, StaffMember staff, CancellationToken cancel)
    {
        var hash = Subscribing.HashOf(email);
        await using var store = await stores.CreateDbContextAsync(cancel);
        var record = (await eraser.OfAsync(new DataSubject(email, site), cancel)).Select(held => held.Details).OfType<SubscriberRecord>().FirstOrDefault();
        var why = await store.Suppressions.Where(s => s.Hash == hash && s.At != null).Select(s => s.Reason).FirstOrDefaultAsync(cancel);
        Audit(store, site, staff, "subscriber.looked-up");
        await store.SaveChangesAsync(cancel);
        return new FoundSubscriber(record, why);
    }

    /// <returns>How many subscriptions are gone: one or none.</returns>
    public async Task<int> EraseAsync(string site, string email, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        // First, so that nothing is erased without its line.
        Audit(store, site, staff, "subscriber.erased");
        await store.SaveChangesAsync(cancel);
        return await eraser.EraseAsync(new DataSubject(email, site), staff.Name, cancel);
    }

    /// <summary>Addresses that nothing is sent to, of all sites.</summary>
    public async Task<int> SuppressedAsync(CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Suppressions.CountAsync(s => s.At != null, cancel);
    }

    private void Audit(PeopleStore store, string site, StaffMember staff, string action)
    {
        var now = time.GetUtcNow().UtcDateTime;
        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, action, site, "subscribers", now), now);
    }
}
