using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Staff.SignIn;
using PreventPublic.Staff.Store;

namespace PreventPublic.Staff.Notices;

/// <summary>Sends notices on as mails, to those who can still sign in.</summary>
public sealed class NoticeDelivery(IDbContextFactory<StaffStore> stores, StaffMail mail, IOptions<ManageOptions> options, TimeProvider time) : IDelivery
{
    public string Kind => StaffNotice.Kind;

    public async Task DeliverAsync(OutboxMessage message, CancellationToken cancel)
    {
        var notice = message.Read<StaffNotice>();
        await using var store = await stores.CreateDbContextAsync(cancel);
        var user = await store.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == notice.StaffId && u.DisabledAt == null, cancel);
        if (user?.Email is not { } to || await store.Set<OutboxMessage>().AnyAsync(m => m.Id == message.Id, cancel))
        {
            return;
        }

        // The notice's own id, so that a notice delivered again after a crash becomes the same mail.
        mail.Post(store, notice.Site, to, notice.Subject, notice.Text, ("Open it in Manage", options.Value.Origin + notice.Address), time.GetUtcNow().UtcDateTime, message.Id);
        await store.SaveChangesAsync(cancel);
    }
}
