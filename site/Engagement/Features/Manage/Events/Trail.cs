using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Manage.Events;

/// <summary>What officers did with people's data that changes none of it, for the audit trail. Changes have their own steps.</summary>
public sealed class Trail(IDbContextFactory<PeopleStore> stores, TimeProvider time)
{
    public async Task RecordAsync(StaffMember staff, string action, SessionKey session, string note, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, action, session.Site, session.ToString(), now, Note: note), now);
        await store.SaveChangesAsync(cancel);
    }
}
