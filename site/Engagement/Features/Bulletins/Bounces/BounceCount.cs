using Microsoft.EntityFrameworkCore;
using MimeKit;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Bounces;

/// <summary>Counts what a report says against the subscriber whose mail it is about.</summary>
public sealed class BounceCount(IDbContextFactory<PeopleStore> stores, Suppressing suppressing)
{
    /// <returns>Whether it was a report of one of our mails.</returns>
    public async Task<bool> TakeAsync(MimeMessage mail, CancellationToken cancel)
    {
        if (BounceReport.Read(mail) is not { } report || await HashOfAsync(report.Subscriber, cancel) is not { } hash)
        {
            return false;
        }

        await suppressing.FailedAsync(hash, report.Reason, report.ForGood, cancel);
        return true;
    }

    private async Task<string?> HashOfAsync(Guid subscriber, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Subscribers.Where(s => s.Id == subscriber).Select(s => s.EmailHash).FirstOrDefaultAsync(cancel);
    }
}
