using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Staff.Invitations;
using PreventPublic.Staff.SignIn;
using PreventPublic.Staff.Store;

namespace PreventPublic.Staff.Notices;

/// <summary>Sends notices on as mails, to those who can still sign in.</summary>
public sealed class NoticeDelivery(IDbContextFactory<StaffStore> stores, StaffMail mail, IOptions<ManageOptions> options, TimeProvider time) : IDelivery
{
    public string Kind => StaffNotice.Kind;

    public async Task DeliverAsync(OutboxMessage message, CancellationToken cancel)
    {
        var (notice, now) = (message.Read<StaffNotice>(), time.GetUtcNow().UtcDateTime);
        await using var store = await stores.CreateDbContextAsync(cancel);
        foreach (var user in await RecipientsAsync(store, notice, cancel))
        {
            var id = MailId(message.Id, user.Id);
            if (!await store.Set<OutboxMessage>().AnyAsync(m => m.Id == id, cancel))
            {
                mail.Post(store, notice.Site, user.Email!, notice.Subject, notice.Text, ("Open it in Manage", options.Value.Origin + notice.Address), now, id);
            }
        }

        await store.SaveChangesAsync(cancel);
    }

    private static async Task<IReadOnlyList<StaffUser>> RecipientsAsync(StaffStore store, StaffNotice notice, CancellationToken cancel)
    {
        var users = await store.Users.AsNoTracking().Include(u => u.Grants)
            .Where(u => u.DisabledAt == null && u.Email != null && u.Email != Inviter.FirstEmail && (notice.StaffId == null || u.Id == notice.StaffId) && (notice.Except == null || u.Id != notice.Except)).ToListAsync(cancel);
        return notice.Permission is { } permission ? [.. users.Where(user => StaffDirectory.MemberFrom(user).May(permission, notice.Site))] : users;
    }

    /// <summary>The same for the same notice and person, so that a notice delivered again after a crash becomes the same mail.</summary>
    private static Guid MailId(Guid notice, Guid user)
    {
        Span<byte> both = stackalloc byte[32];
        notice.TryWriteBytes(both);
        user.TryWriteBytes(both[16..]);
        return new Guid(SHA256.HashData(both).AsSpan(0, 16));
    }
}
