using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Briefings.Record;

/// <summary>Briefings as they are kept: begun, read, saved, and taken away while they are only planned.</summary>
public sealed class BriefingShelf(IDbContextFactory<PeopleStore> stores, TimeProvider time)
{
    public const string Behind = "Somebody else changed it in the meantime";

    /// <summary>Two who begin the same title at once get different addresses.</summary>
    private const int Attempts = 5;

    /// <summary>Newest first, with their questions.</summary>
    public async Task<IReadOnlyList<Briefing>> AllAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Briefings.AsNoTracking().Include(b => b.Questions).Where(b => b.Site == site).OrderByDescending(b => b.Date).ThenBy(b => b.Title).ToListAsync(cancel);
    }

    public async Task<Briefing?> FindAsync(string site, Guid id, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await Whole(store).AsNoTracking().FirstOrDefaultAsync(b => b.Id == id && b.Site == site, cancel);
    }

    /// <param name="make">Makes the briefing at an address that is free.</param>
    public async Task<Guid> BeginAsync(string site, string title, Func<string, Briefing> make, StaffMember staff, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var store = await stores.CreateDbContextAsync(cancel);
            var briefing = make(await FreeSlugAsync(store, site, BriefingSlug.Of(title), cancel));
            Note(store, briefing, staff, "Planned", "briefing.planned");
            store.Add(briefing);
            try
            {
                await store.SaveChangesAsync(cancel);
                return briefing.Id;
            }
            catch (DbUpdateException) when (attempt < Attempts && store.Briefings.AsNoTracking().Any(b => b.Site == site && b.Slug == briefing.Slug))
            {
                // A colleague took the address a moment ago.
            }
        }
    }

    /// <summary>Saves what was typed.</summary>
    /// <param name="revision">The one that the typing began from.</param>
    /// <returns>Null when it is done; otherwise why not.</returns>
    public async Task<string?> SaveAsync(string site, Guid id, int revision, Action<Briefing> type, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var briefing = await Whole(store).FirstOrDefaultAsync(b => b.Id == id && b.Site == site, cancel);
        if (briefing is null || briefing.Revision != revision || briefing.State is not (BriefingState.Planned or BriefingState.Held))
        {
            return Behind;
        }

        var before = BriefingFacts.Of(briefing);
        store.RemoveRange(briefing.Questions);
        briefing.Questions.Clear();
        type(briefing);
        briefing.Revision++;
        briefing.Writers = Writers.With(briefing.Writers, staff.Id);
        BriefingFacts.Post(store, before, BriefingFacts.Of(briefing), Now);
        Note(store, briefing, staff, "", "briefing.saved");
        return await BulletinShelf.SavedAsync(store, cancel) ? null : Behind;
    }

    /// <summary>Takes away a briefing that will not take place.</summary>
    /// <returns>Null when it is done; otherwise why not.</returns>
    public async Task<string?> DropAsync(string site, Guid id, int revision, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var briefing = await Whole(store).FirstOrDefaultAsync(b => b.Id == id && b.Site == site, cancel);
        if (briefing is null || briefing.Revision != revision || briefing.State != BriefingState.Planned)
        {
            return Behind;
        }

        Note(store, briefing, staff, "", "briefing.dropped");
        store.Remove(briefing);
        return await BulletinShelf.SavedAsync(store, cancel) ? null : Behind;
    }

    public static IQueryable<Briefing> Whole(PeopleStore store) => store.Briefings.Include(b => b.Questions).Include(b => b.Steps).AsSplitQuery();

    /// <summary>A line in the audit trail and, where readers or colleagues will ask for it, a step in the briefing's own history.</summary>
    /// <param name="did">Empty for no step.</param>
    public void Note(PeopleStore store, Briefing briefing, StaffMember staff, string did, string action, string note = "")
    {
        if (did.Length > 0)
        {
            briefing.Steps.Add(new BriefingStep { Did = did, By = staff.Name, At = Now, Note = note });
        }

        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, action, briefing.Site, $"briefings/{briefing.Slug}", Now, After: briefing.Asked is null ? null : BriefingText.HashOf(briefing.Asked), Note: note), Now);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static async Task<string> FreeSlugAsync(PeopleStore store, string site, string wanted, CancellationToken cancel)
    {
        var taken = (await store.Briefings.Where(b => b.Site == site && b.Slug.StartsWith(wanted)).Select(b => b.Slug).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var slug = wanted;
        for (var number = 2; taken.Contains(slug); number++)
        {
            slug = $"{wanted}-{number}";
        }

        return slug;
    }
}
