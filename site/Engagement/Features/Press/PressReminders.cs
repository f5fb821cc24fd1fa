using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Time;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Press;

/// <summary>Reminds of replies that are due soon, and once when the time has passed. Any number of hosts may look: who moves a line's next reminder on tells of it.</summary>
public sealed class PressReminders(IDbContextFactory<PeopleStore> stores, IColleagues colleagues, IEventDirectory directory, TimeProvider time)
{
    /// <returns>How many were told of.</returns>
    public async Task<int> RemindDueAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancel);
        var due = await store.PressEnquiries.AsNoTracking().Where(e => e.State == PressState.Open && e.RemindAt <= now).ToListAsync(cancel);
        var told = 0;
        foreach (var enquiry in due)
        {
            told += await RemindAsync(enquiry, now, cancel) ? 1 : 0;
        }

        return told;
    }

    /// <summary>One transaction: that it was told, and the notice.</summary>
    private async Task<bool> RemindAsync(PressEnquiry enquiry, DateTime now, CancellationToken cancel)
    {
        DateTime? next = enquiry.DeadlineAt > now ? enquiry.DeadlineAt : null;
        await using var store = await stores.CreateDbContextAsync(cancel);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        var claimed = await store.PressEnquiries.Where(e => e.Id == enquiry.Id && e.State == PressState.Open && e.RemindAt == enquiry.RemindAt && e.DeadlineAt == enquiry.DeadlineAt)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.RemindAt, next), cancel);
        if (claimed == 0)
        {
            return false;
        }

        store.Post(StaffNotice.Kind, await NoticeAsync(enquiry, isPast: next is null, cancel), now);
        await store.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>To its owner; to everybody who keeps the log where it has none, or none who still works here.</summary>
    private async Task<StaffNotice> NoticeAsync(PressEnquiry enquiry, bool isPast, CancellationToken cancel)
    {
        var known = enquiry.OwnerId is { } owner && (await colleagues.WhoMayAsync(Permissions.BulletinsManage, enquiry.Site, cancel)).Any(one => one.Id == owner);
        var zone = directory.Site(enquiry.Site, Language.English)?.Clock.Zone ?? TimeZoneInfo.Utc;
        var when = DateWords.Moment(Language.English, TimeZoneInfo.ConvertTime(new DateTimeOffset(enquiry.DeadlineAt!.Value), zone));
        var (subject, text) = isPast
            ? ($"Overdue: a reply to {enquiry.Outlet}", $"The reply to {enquiry.Outlet} about “{enquiry.Subject}” was due on {when}. Answer it, or close it and say why there was no reply.")
            : ($"Due soon: a reply to {enquiry.Outlet}", $"{enquiry.Outlet} needs a reply about “{enquiry.Subject}” by {when}.");
        return new StaffNotice(known ? enquiry.OwnerId : null, enquiry.Site, subject, text, PressLinks.Of(enquiry.Site, enquiry.Id), Permissions.BulletinsManage);
    }
}
