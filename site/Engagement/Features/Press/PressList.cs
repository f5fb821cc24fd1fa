using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Press;

/// <summary>Which lines of a log are wanted.</summary>
/// <param name="Owner">Only this officer's; null for everybody's.</param>
/// <param name="From">UTC. Received at or after; null for from the beginning.</param>
/// <param name="Until">UTC. Received before; null for up to now.</param>
public sealed record PressFilter(bool Open = false, bool Overdue = false, Guid? Owner = null, DateTime? From = null, DateTime? Until = null);

/// <summary>Reads the press log.</summary>
public sealed class PressList(IDbContextFactory<PeopleStore> stores, TimeProvider time)
{
    /// <summary>How many lines a screen shows; the file holds them all.</summary>
    public const int Most = 200;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<PressEnquiry>> AllAsync(string site, PressFilter filter, int most, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.PressEnquiries.AsNoTracking().Where(e => e.Site == site
                && (!(filter.Open || filter.Overdue) || e.State == PressState.Open)
                && (!filter.Overdue || e.DeadlineAt < now)
                && (filter.Owner == null || e.OwnerId == filter.Owner)
                && (filter.From == null || e.ReceivedAt >= filter.From)
                && (filter.Until == null || e.ReceivedAt < filter.Until))
            .OrderByDescending(e => e.ReceivedAt).ThenByDescending(e => e.Id).Take(most).ToListAsync(cancel);
    }

    public async Task<(int Open, int Overdue)> CountAsync(string site, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancel);
        var open = store.PressEnquiries.Where(e => e.Site == site && e.State == PressState.Open);
        return (await open.CountAsync(cancel), await open.CountAsync(e => e.DeadlineAt < now, cancel));
    }
}
