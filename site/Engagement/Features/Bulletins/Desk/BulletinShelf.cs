using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Bulletins.Material;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Desk;

/// <summary>Bulletins as they are kept: begun, read, saved.</summary>
public sealed class BulletinShelf(IDbContextFactory<PeopleStore> stores, IBulletinMaterial material, TimeProvider time)
{
    /// <summary>When more than these came at once, they were brought in together and are no news: they are listed for the officer to tick.</summary>
    private const int MostNewResources = 6;

    /// <summary>When more than these changed, something else did than what they say: a name, a style.</summary>
    private const int MostChanges = 6;

    public async Task<IReadOnlyList<Bulletin>> AllAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Bulletins.AsNoTracking().Where(b => b.Site == site).OrderByDescending(b => b.Month).ToListAsync(cancel);
    }

    public async Task<Bulletin?> FindAsync(string site, string month, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await Whole(store).AsNoTracking().FirstOrDefaultAsync(b => b.Site == site && b.Month == month, cancel);
    }

    /// <summary>Begins a month's bulletin with everything that is news in it. Begun already, it is left as it is.</summary>
    public async Task BeginAsync(string site, BulletinMonth month, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var bulletin = new Bulletin { Site = site, Month = month.ToString() };
        await GatherAsync(bulletin, month, cancel);
        bulletin.Steps.Add(new BulletinStep { To = BulletinState.Draft, By = staff.Name, At = Now, Note = "begun" });
        store.Add(bulletin);
        Audit(store, staff, "bulletin.begun", bulletin);
        try
        {
            await store.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (store.Bulletins.AsNoTracking().Any(b => b.Site == site && b.Month == bulletin.Month))
        {
            // A colleague was first: theirs is the one.
        }
    }

    /// <summary>Saves a draft.</summary>
    /// <returns>False when somebody else saved in the meantime, or it is no draft any more.</returns>
    public async Task<bool> SaveAsync(Bulletin changed, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var bulletin = await Whole(store).FirstAsync(b => b.Id == changed.Id, cancel);
        if (bulletin.State != BulletinState.Draft || bulletin.Revision != changed.Revision)
        {
            return false;
        }

        bulletin.Revision++;
        bulletin.Writers = Writers.With(bulletin.Writers, staff.Id);
        Take(store, bulletin, changed);
        Audit(store, staff, "bulletin.saved", bulletin);
        return await SavedAsync(store, cancel);
    }

    /// <summary>Adds what became news since it was last gathered, at the end. What is there stays as it is.</summary>
    /// <returns>How many pieces are new; null when somebody else saved in the meantime, or it is no draft.</returns>
    public async Task<int?> GatherAsync(Guid id, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var bulletin = await Whole(store).FirstAsync(b => b.Id == id, cancel);
        if (bulletin.State != BulletinState.Draft || BulletinMonth.Read(bulletin.Month) is not { } month)
        {
            return null;
        }

        var before = bulletin.Items.Count;
        await GatherAsync(bulletin, month, cancel);
        bulletin.Revision++;
        Audit(store, staff, "bulletin.gathered", bulletin);
        return await SavedAsync(store, cancel) ? bulletin.Items.Count - before : null;
    }

    public static Task<bool> SavedAsync(PeopleStore store, CancellationToken cancel) => store.SavedAsync(cancel);

    public static IQueryable<Bulletin> Whole(PeopleStore store) =>
        store.Bulletins.Include(b => b.Words).Include(b => b.Items).Include(b => b.Editions).Include(b => b.Steps).AsSplitQuery();

    public void Audit(PeopleStore store, StaffMember staff, string action, Bulletin bulletin, string note = "") =>
        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, action, bulletin.Site, $"bulletins/{bulletin.Month}", Now, After: bulletin.Hash, Note: note), Now);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task GatherAsync(Bulletin bulletin, BulletinMonth month, CancellationToken cancel)
    {
        var found = await material.GatherAsync(bulletin.Site, month, cancel);
        var known = bulletin.Items.Select(item => item.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var piece in found.Where(piece => known.Add(piece.Name)))
        {
            var audiences = string.Join(' ', BulletinAudiences.All.Intersect(piece.Audiences));
            bulletin.Items.Add(new BulletinItem { Name = piece.Name, Kind = piece.Kind, Position = bulletin.Items.Count + 1, Included = IsTicked(piece, found), Audiences = audiences });
        }
    }

    private static bool IsTicked(Material.Material piece, IReadOnlyList<Material.Material> found) => piece.Kind switch
    {
        MaterialKind.Resource => found.Count(one => one.Kind == MaterialKind.Resource) <= MostNewResources,
        MaterialKind.Changed => piece.Change is { IsSmall: false } && found.Count(one => one.Change is { IsSmall: false }) <= MostChanges,
        _ => true,
    };

    private static void Take(PeopleStore store, Bulletin bulletin, Bulletin changed)
    {
        foreach (var item in bulletin.Items)
        {
            if (changed.Items.FirstOrDefault(other => other.Name == item.Name) is { } other)
            {
                (item.Position, item.Included, item.Audiences) = (other.Position, other.Included, other.Audiences);
            }
        }

        store.RemoveRange(bulletin.Words);
        bulletin.Words.Clear();
        bulletin.Words.AddRange(changed.Words.Select(one => new BulletinWords { Language = one.Language, Subject = one.Subject, Introduction = one.Introduction }));
    }
}
