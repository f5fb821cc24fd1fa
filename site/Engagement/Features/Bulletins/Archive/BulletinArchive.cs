using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Store;
using Microsoft.Extensions.DependencyInjection;

namespace PreventPublic.Engagement.Features.Bulletins.Archive;

/// <summary>Bulletins that went out, for anybody to read.</summary>
public sealed class BulletinArchive(IDbContextFactory<PeopleStore> stores, [FromKeyedServices(PeopleStore.Name)] StoreDatabase database)
{
    /// <summary>Months with a bulletin in the language for the audience, newest first.</summary>
    public async Task<IReadOnlyList<(string Month, DateTime SentAt)>> AllAsync(string site, CancellationToken cancel)
    {
        // Where none went out, nothing is loaded to find none.
        if (!await database.AnyAsync("Bulletins", $"\"State\" = {(int)BulletinState.Sent}", cancel))
        {
            return [];
        }

        await using var store = await stores.CreateDbContextAsync(cancel);
        var sent = await store.Bulletins.AsNoTracking().Where(b => b.Site == site && b.State == BulletinState.Sent)
            .OrderByDescending(b => b.Month).Select(b => new { b.Month, b.DueAt }).ToListAsync(cancel);
        return [.. sent.Select(b => (b.Month, b.DueAt ?? default))];
    }

    /// <summary>The editions of one month in one language; empty when none went out.</summary>
    public async Task<IReadOnlyList<Edition>> EditionsAsync(string site, string month, string language, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var kept = await store.Bulletins.AsNoTracking().Where(b => b.Site == site && b.Month == month && b.State == BulletinState.Sent)
            .SelectMany(b => b.Editions).Where(edition => edition.Language == language).Select(edition => edition.Content).ToListAsync(cancel);
        return [.. kept.Select(Edition.FromJson)];
    }
}
