using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.Briefings.Record;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Briefings.Archive;

/// <param name="ShownAt">UTC. When it was put on the site.</param>
public sealed record ShownBriefing(string Slug, BriefingText Text, DateTime ShownAt);

/// <summary>Briefings that are on the site, as they were approved.</summary>
public sealed class BriefingArchive(IDbContextFactory<PeopleStore> stores, [FromKeyedServices(PeopleStore.Name)] StoreDatabase database)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<ShownBriefing>> AllAsync(string site, CancellationToken cancel)
    {
        // Where none is shown, nothing is loaded to find none.
        if (!await database.AnyAsync(BriefingTables.Briefings, "\"Shown\" IS NOT NULL", cancel))
        {
            return [];
        }

        await using var store = await stores.CreateDbContextAsync(cancel);
        var shown = await store.Briefings.AsNoTracking().Where(b => b.Site == site && b.Shown != null).Select(b => new { b.Slug, b.Shown, b.ShownAt }).ToListAsync(cancel);
        return [.. shown.Select(b => new ShownBriefing(b.Slug, BriefingText.FromJson(b.Shown!), b.ShownAt ?? default)).OrderByDescending(b => b.Text.Date).ThenBy(b => b.Slug, StringComparer.Ordinal)];
    }

    public async Task<ShownBriefing?> FindAsync(string site, string slug, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Briefings.AsNoTracking().Where(b => b.Site == site && b.Slug == slug && b.Shown != null).Select(b => new { b.Shown, b.ShownAt }).FirstOrDefaultAsync(cancel) is { } found
            ? new ShownBriefing(slug, BriefingText.FromJson(found.Shown!), found.ShownAt ?? default)
            : null;
    }
}
