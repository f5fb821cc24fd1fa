using Microsoft.EntityFrameworkCore;
using PreventPublic.Metrics.Store;

namespace PreventPublic.Metrics.Features.Advice;

/// <summary>Keeps what members advised, and what came of it.</summary>
public sealed class AdviceBook(IDbContextFactory<MetricsStore> stores)
{
    public async Task<IReadOnlyList<MemberAdvice>> AllAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Advice.AsNoTracking().Include(one => one.Replies).Where(one => one.Site == site).OrderByDescending(one => one.On).ThenByDescending(one => one.At).ToListAsync(cancel);
    }

    public async Task AddAsync(MemberAdvice advice, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        store.Add(advice);
        await store.SaveChangesAsync(cancel);
    }

    /// <returns>Whether it is kept; if not, the advice is not there, or somebody else has just replied.</returns>
    public async Task<bool> ReplyAsync(string site, AdviceReply reply, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (!await store.Advice.AnyAsync(one => one.Site == site && one.Id == reply.AdviceId, cancel))
        {
            return false;
        }

        store.Add(reply);
        try
        {
            await store.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }
}
