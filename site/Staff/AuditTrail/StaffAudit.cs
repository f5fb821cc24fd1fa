using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Staff.Store;

namespace PreventPublic.Staff;

/// <summary>Adds a line about staff themselves to the change being made.</summary>
public static class StaffAudit
{
    public static void Post(StaffStore store, StaffMember by, string action, string site, string subject, TimeProvider time, string note = "")
    {
        var now = time.GetUtcNow().UtcDateTime;
        store.Post(AuditLine.Kind, new AuditLine(by.Id, by.Name, action, site, subject, now, Note: note), now);
    }
}
