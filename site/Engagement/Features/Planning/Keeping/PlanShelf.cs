using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Planning.Keeping;

/// <summary>The team's own items: put on the plan, changed, done, dropped, opened again.</summary>
public sealed class PlanShelf(IDbContextFactory<PeopleStore> stores, TimeProvider time)
{
    /// <summary>By whether it was on time.</summary>
    public const string Done = "plan.done";

    public const string Behind = "Somebody else changed it in the meantime";

    public async Task<PlanItem?> FindAsync(string site, Guid id, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.PlanItems.AsNoTracking().Include(item => item.Steps).FirstOrDefaultAsync(item => item.Id == id && item.Site == site, cancel);
    }

    public async Task AddAsync(PlanItem item, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        store.Add(item);
        item.Steps.Add(new PlanStep { To = PlanItemState.Planned, By = staff.Name, At = Now, Note = "put on the plan" });
        Audit(store, item, staff, "plan-item.added");
        TellOwner(store, item, staff);
        await store.SaveChangesAsync(cancel);
    }

    /// <returns>Null when it is done; otherwise why not. So do all that follow.</returns>
    public Task<string?> SaveAsync(string site, Guid id, int revision, Action<PlanItem> type, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, PlanItemState.Planned, (store, item) =>
        {
            var owner = item.OwnerId;
            type(item);
            Audit(store, item, staff, "plan-item.saved");
            if (item.OwnerId != owner)
            {
                TellOwner(store, item, staff);
            }
        }, cancel);

    /// <param name="today">The council's local day.</param>
    /// <param name="link">Where what came of it is; empty for none.</param>
    public Task<string?> DoneAsync(string site, Guid id, int revision, DateOnly today, string link, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, PlanItemState.Planned, (store, item) =>
        {
            (item.DoneOn, item.Link) = (today, link);
            Move(store, item, PlanItemState.Done, staff, "plan-item.done");
            store.Post(Fact.Kind, FactOf(item), Now);
        }, cancel);

    public Task<string?> DropAsync(string site, Guid id, int revision, string note, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, PlanItemState.Planned, (store, item) => Move(store, item, PlanItemState.Dropped, staff, "plan-item.dropped", note), cancel);

    /// <summary>It is to be done after all: what was counted is taken back.</summary>
    public Task<string?> ReopenAsync(string site, Guid id, int revision, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, null, (store, item) =>
        {
            if (item.State == PlanItemState.Done)
            {
                store.Post(Fact.Kind, FactOf(item) with { Count = -1 }, Now);
            }

            item.DoneOn = null;
            Move(store, item, PlanItemState.Planned, staff, "plan-item.reopened");
        }, cancel);

    /// <summary>Says which objective something from elsewhere belongs to.</summary>
    /// <param name="seen">The objective that the officer saw; empty for none.</param>
    /// <param name="objective">Empty for none any more.</param>
    public async Task<string?> PlaceAsync(string site, string uid, string seen, string objective, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var place = await store.PlanPlaces.FirstOrDefaultAsync(one => one.Site == site && one.Uid == uid, cancel);
        if ((place?.Objective ?? "") != seen)
        {
            return Behind;
        }

        if (place is null)
        {
            store.Add(new PlanPlace { Site = site, Uid = uid, Objective = objective, By = staff.Name, At = Now });
        }
        else
        {
            (place.Objective, place.By, place.At) = (objective, staff.Name, Now);
        }

        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, "plan.placed", site, uid, Now, Note: objective), Now);
        try
        {
            return await BulletinShelf.SavedAsync(store, cancel) ? null : Behind;
        }
        catch (DbUpdateException) when (place is null)
        {
            return Behind;
        }
    }

    private static Fact FactOf(PlanItem item) => new(Done, item.DoneOn!.Value, item.Site, "", item.DoneOn <= item.Due ? "ontime" : "late");

    private async Task<string?> OnAsync(string site, Guid id, int revision, PlanItemState? from, Action<PeopleStore, PlanItem> change, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var item = await store.PlanItems.Include(one => one.Steps).FirstOrDefaultAsync(one => one.Id == id && one.Site == site, cancel);
        if (item is null || item.Revision != revision || (from is null ? item.State == PlanItemState.Planned : item.State != from))
        {
            return Behind;
        }

        item.Revision++;
        change(store, item);
        return await BulletinShelf.SavedAsync(store, cancel) ? null : Behind;
    }

    private void Move(PeopleStore store, PlanItem item, PlanItemState to, StaffMember staff, string action, string note = "")
    {
        item.State = to;
        item.Steps.Add(new PlanStep { To = to, By = staff.Name, At = Now, Note = note });
        Audit(store, item, staff, action, note);
    }

    /// <summary>Whoever is given something by a colleague is told.</summary>
    private void TellOwner(PeopleStore store, PlanItem item, StaffMember staff)
    {
        if (item.OwnerId != staff.Id)
        {
            store.Post(StaffNotice.Kind, new StaffNotice(item.OwnerId, item.Site, $"On the plan for you: {item.Title}",
                $"{staff.Name} put “{item.Title}” on the plan for you, due by {item.Due:d MMMM yyyy}.", PlanLinks.Item(item.Site, item.Id), Permissions.BulletinsManage), Now);
        }
    }

    private void Audit(PeopleStore store, PlanItem item, StaffMember staff, string action, string note = "") =>
        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, action, item.Site, $"plan/{item.Title}", Now, Note: note), Now);

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
