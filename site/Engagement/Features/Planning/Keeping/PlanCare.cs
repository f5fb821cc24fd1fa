using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Features.Planning.Calendar;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Planning.Keeping;

/// <summary>Reminds owners, and forgets what is long over. Everything here may be done twice, or by two hosts, and has its effect once.</summary>
public sealed class PlanCare(IDbContextFactory<PeopleStore> stores, IEventDirectory directory, TimeProvider time)
{
    /// <summary>Days before an item is due.</summary>
    public const int RemindBefore = 3;

    private const string BySite = "the site";

    public async Task RemindAsync(CancellationToken cancel)
    {
        foreach (var council in directory.Sites)
        {
            var today = council.Clock.Today;
            await using var store = await stores.CreateDbContextAsync(cancel);
            var near = await store.PlanItems.AsNoTracking().Where(item => item.Site == council.Id && item.State == PlanItemState.Planned && item.Due <= today.AddDays(RemindBefore)).ToListAsync(cancel);
            foreach (var item in near)
            {
                await RemindAsync(item, item.Due < today ? PlanReminder.Late : PlanReminder.Soon, cancel);
            }
        }
    }

    /// <returns>How many items and links are gone.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (day, moment) = (DateOnly.FromDateTime(now).AddYears(-PlanItem.KeepYears), now - CalendarLink.Kept);
        await using var store = await stores.CreateDbContextAsync(cancel);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        var items = await store.PlanItems.Where(item => item.State != PlanItemState.Planned && item.Due < day).ExecuteDeleteAsync(cancel);
        var links = await store.CalendarLinks.Where(link => link.EndedAt < moment).ExecuteDeleteAsync(cancel);
        await store.PlanPlaces.Where(place => place.At < now.AddYears(-PlanItem.KeepYears)).ExecuteDeleteAsync(cancel);
        if (items + links > 0)
        {
            store.Add(new Erasure { What = "plan items and calendar links that were over", By = BySite, At = now, Count = items + links });
            await store.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return items + links;
    }

    private async Task RemindAsync(PlanItem item, string why, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await store.PlanReminders.AnyAsync(one => one.PlanItemId == item.Id && one.Why == why && one.Due == item.Due, cancel))
        {
            return;
        }

        var now = time.GetUtcNow().UtcDateTime;
        store.Add(new PlanReminder { PlanItemId = item.Id, Why = why, Due = item.Due, At = now });
        var (subject, text) = why == PlanReminder.Late
            ? ($"Late: {item.Title}", $"“{item.Title}” was due by {item.Due:d MMMM yyyy}. Say that it is done, give it a new day, or take it off the plan.")
            : ($"Due by {item.Due:d MMMM}: {item.Title}", $"“{item.Title}” is on the plan for you, due by {item.Due:d MMMM yyyy}.");
        store.Post(StaffNotice.Kind, new StaffNotice(item.OwnerId, item.Site, subject, text, PlanLinks.Item(item.Site, item.Id), Permissions.BulletinsManage), now);
        try
        {
            await store.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another host has just done it, or it was taken away.
        }
    }
}
