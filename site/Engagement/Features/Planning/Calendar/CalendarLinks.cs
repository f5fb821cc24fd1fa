using System.Net;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Counting;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Planning.Calendar;

/// <summary>Secret links to the plan: one for each person and site. A link works as long as its owner may see the plan.</summary>
public sealed class CalendarLinks(IDbContextFactory<PeopleStore> stores, IStaffStanding standing, IShortCounts counts, TimeProvider time)
{
    private const string Beginning = "ppc_";

    private const int LongestToken = 100;

    /// <summary>A whole council may stand behind one address, each person's programs asking a few times an hour.</summary>
    public const int MostFromOneAddress = 600;

    private readonly ShortLimit _asked = new(counts, "plan-calendar", TimeSpan.FromMinutes(10), MostFromOneAddress);

    /// <summary>False when too much was asked from one address.</summary>
    public ValueTask<bool> AllowsAsync(IPAddress? address) => _asked.AllowsAsync(Network.Of(address));

    /// <summary>Links of a site that work, newest first.</summary>
    public async Task<IReadOnlyList<CalendarLink>> AllAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.CalendarLinks.AsNoTracking().Where(link => link.Site == site && link.EndedAt == null).OrderByDescending(link => link.CreatedAt).ToListAsync(cancel);
    }

    /// <summary>Makes a link for somebody. The one they had on this site ends.</summary>
    /// <returns>The token, to be shown once.</returns>
    public async Task<string> MakeAsync(string site, StaffMember staff, CancellationToken cancel)
    {
        var token = SecretToken.New(Beginning);
        await using var store = await stores.CreateDbContextAsync(cancel);
        foreach (var old in await store.CalendarLinks.Where(link => link.Site == site && link.StaffId == staff.Id && link.EndedAt == null).ToListAsync(cancel))
        {
            (old.EndedAt, old.EndedBy) = (Now, staff.Name);
        }

        store.Add(new CalendarLink { Site = site, StaffId = staff.Id, StaffName = staff.Name, Digest = SecretToken.DigestOf(token), CreatedAt = Now });
        Audit(store, staff, "plan-calendar.made", site, staff.Name);
        await store.SaveChangesAsync(cancel);
        return token;
    }

    /// <param name="mine">Only if it is the person's own.</param>
    /// <returns>False when there is no such link, or it has ended.</returns>
    public async Task<bool> EndAsync(string site, Guid id, bool mine, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await store.CalendarLinks.FirstOrDefaultAsync(link => link.Id == id && link.Site == site && link.EndedAt == null && (!mine || link.StaffId == staff.Id), cancel) is not { } ended)
        {
            return false;
        }

        (ended.EndedAt, ended.EndedBy) = (Now, staff.Name);
        Audit(store, staff, "plan-calendar.ended", site, ended.StaffName);
        await store.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>The site whose plan a token opens; null when it opens nothing.</summary>
    public async Task<string?> SiteOfAsync(string token, CancellationToken cancel)
    {
        if (!token.StartsWith(Beginning, StringComparison.Ordinal) || token.Length > LongestToken)
        {
            return null;
        }

        var digest = SecretToken.DigestOf(token);
        await using var store = await stores.CreateDbContextAsync(cancel);
        var link = await store.CalendarLinks.AsNoTracking().FirstOrDefaultAsync(one => one.Digest == digest && one.EndedAt == null, cancel);
        return link is not null && await standing.MayAsync(link.StaffId, Permissions.BulletinsManage, link.Site, cancel) ? link.Site : null;
    }

    private void Audit(PeopleStore store, StaffMember staff, string action, string site, string whose) =>
        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, action, site, whose, Now), Now);

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
