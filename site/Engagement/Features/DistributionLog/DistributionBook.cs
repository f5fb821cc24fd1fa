using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.DistributionLog;

/// <summary>What was handed out, as an officer typed it.</summary>
public sealed record DistributionDetails(DateOnly On, string Item, string Title, int Quantity, string Audience, string Body, string Language);

/// <summary>How many pieces of one thing in one month.</summary>
/// <param name="Month">Its first day.</param>
public sealed record DistributionTotal(DateOnly Month, string Title, int Quantity);

/// <summary>The distribution log as it is kept. A correction takes back what the line counted for before.</summary>
public sealed class DistributionBook(IDbContextFactory<PeopleStore> stores, TimeProvider time)
{
    /// <summary>Pieces were handed out: subject the item, dimension the kind of organisation.</summary>
    public const string Distributed = "material.distributed";

    /// <summary>Newest first.</summary>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    public async Task<IReadOnlyList<DistributionLine>> BetweenAsync(string site, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.DistributionLines.AsNoTracking().Where(l => l.Site == site && l.On >= first && l.On <= last).OrderByDescending(l => l.On).ThenByDescending(l => l.Id).ToListAsync(cancel);
    }

    /// <summary>By month, newest first, then by title.</summary>
    public static IReadOnlyList<DistributionTotal> TotalsOf(IEnumerable<DistributionLine> lines) =>
    [
        .. lines.GroupBy(l => (Month: new DateOnly(l.On.Year, l.On.Month, 1), Thing: l.Item.Length > 0 ? l.Item : l.Title))
            .Select(group => new DistributionTotal(group.Key.Month, group.First().Title, group.Sum(l => l.Quantity))).OrderByDescending(total => total.Month).ThenBy(total => total.Title, StringComparer.OrdinalIgnoreCase),
    ];

    public async Task<DistributionLine?> FindAsync(string site, Guid id, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.DistributionLines.AsNoTracking().FirstOrDefaultAsync(l => l.Site == site && l.Id == id, cancel);
    }

    public async Task AddAsync(string site, DistributionDetails details, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var line = new DistributionLine
        {
            Site = site,
            On = details.On,
            Item = details.Item,
            Title = details.Title,
            Quantity = details.Quantity,
            Audience = details.Audience,
            Body = details.Body,
            Language = details.Language,
            By = staff.Name,
            At = Now,
        };
        store.Add(line);
        store.Post(Fact.Kind, FactOf(line), Now);
        Audit(store, line, "distribution.logged", staff);
        await store.SaveChangesAsync(cancel);
    }

    /// <param name="revision">As the officer saw it.</param>
    /// <returns>False when somebody else changed it in the meantime.</returns>
    public Task<bool> ChangeAsync(string site, Guid id, int revision, DistributionDetails details, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, "distribution.changed", staff, (store, line) =>
        {
            var before = FactOf(line);
            (line.On, line.Item, line.Title, line.Quantity) = (details.On, details.Item, details.Title, details.Quantity);
            (line.Audience, line.Body, line.Language, line.By, line.At) = (details.Audience, details.Body, details.Language, staff.Name, Now);
            line.Revision++;
            if (FactOf(line) is var after && after != before)
            {
                store.Post(Fact.Kind, before with { Count = -before.Count }, Now);
                store.Post(Fact.Kind, after, Now);
            }
        }, cancel);

    public Task<bool> RemoveAsync(string site, Guid id, int revision, StaffMember staff, CancellationToken cancel) =>
        OnAsync(site, id, revision, "distribution.removed", staff, (store, line) =>
        {
            store.Post(Fact.Kind, FactOf(line) with { Count = -line.Quantity }, Now);
            store.Remove(line);
        }, cancel);

    private async Task<bool> OnAsync(string site, Guid id, int revision, string action, StaffMember staff, Action<PeopleStore, DistributionLine> change, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await store.DistributionLines.FirstOrDefaultAsync(l => l.Site == site && l.Id == id, cancel) is not { } line || line.Revision != revision)
        {
            return false;
        }

        change(store, line);
        Audit(store, line, action, staff);
        return await store.SavedAsync(cancel);
    }

    private static Fact FactOf(DistributionLine line) => new(Distributed, line.On, line.Site, line.Item.Length > 0 ? line.Item : line.Title, line.Audience, line.Quantity);

    private void Audit(PeopleStore store, DistributionLine line, string action, StaffMember staff) =>
        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, action, line.Site, $"distribution/{line.Id}", Now), Now);

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
