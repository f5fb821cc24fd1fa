using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Packs.Binding;

/// <summary>Packs as they are kept.</summary>
public sealed class PackShelf(IDbContextFactory<PeopleStore> stores, TimeProvider time)
{
    public async Task<IReadOnlyList<Pack>> AllAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Packs.AsNoTracking().Include(p => p.Items).Where(p => p.Site == site).OrderBy(p => p.Title).ToListAsync(cancel);
    }

    public async Task<Pack?> FindAsync(string site, Guid id, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Packs.AsNoTracking().Include(p => p.Items).FirstOrDefaultAsync(p => p.Id == id && p.Site == site, cancel);
    }

    public async Task<Guid> BeginAsync(string site, string language, string title, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var pack = new Pack { Site = site, Language = language, Title = title, Introduction = "", SavedBy = staff.Name, SavedAt = Now };
        store.Add(pack);
        Audit(store, pack, staff, "pack.begun");
        await store.SaveChangesAsync(cancel);
        return pack.Id;
    }

    /// <param name="changed">What it is to be; its revision is the one that the typing began from.</param>
    /// <returns>False when somebody else saved in the meantime, or took it away.</returns>
    public async Task<bool> SaveAsync(Pack changed, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var pack = await store.Packs.Include(p => p.Items).FirstOrDefaultAsync(p => p.Id == changed.Id && p.Site == changed.Site, cancel);
        if (pack is null || pack.Revision != changed.Revision)
        {
            return false;
        }

        (pack.Title, pack.Introduction, pack.SavedBy, pack.SavedAt) = (changed.Title, changed.Introduction, staff.Name, Now);
        pack.Revision++;
        store.RemoveRange(pack.Items);
        pack.Items.Clear();
        pack.Items.AddRange(changed.Names.Distinct().Select((name, at) => new PackItem { PackId = pack.Id, Name = name, Position = at + 1 }));
        Audit(store, pack, staff, "pack.saved");
        return await BulletinShelf.SavedAsync(store, cancel);
    }

    /// <returns>False when somebody else saved it in the meantime, or took it away.</returns>
    public async Task<bool> DropAsync(string site, Guid id, int revision, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var pack = await store.Packs.Include(p => p.Items).FirstOrDefaultAsync(p => p.Id == id && p.Site == site, cancel);
        if (pack is null || pack.Revision != revision)
        {
            return false;
        }

        store.Remove(pack);
        Audit(store, pack, staff, "pack.dropped");
        return await BulletinShelf.SavedAsync(store, cancel);
    }

    /// <summary>Counts that it was opened to be printed, or made into a file; not by whom.</summary>
    /// <param name="how"><see cref="Pack.OnPaper"/> or <see cref="Pack.AsFile"/>.</param>
    /// <param name="today">The council's local day.</param>
    public async Task CountPrintAsync(Pack pack, string how, DateOnly today, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        store.Post(Fact.Kind, new Fact(Pack.Printed, today, pack.Site, $"packs/{pack.Title}", how), Now);
        await store.SaveChangesAsync(cancel);
    }

    private void Audit(PeopleStore store, Pack pack, StaffMember staff, string action) =>
        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, action, pack.Site, $"packs/{pack.Title} ({pack.Language})", Now), Now);

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
