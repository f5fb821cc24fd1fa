using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>Looks at all mailings once: begins those that are due, sends what may be sent now, ends what is done. Several hosts may do it at once.</summary>
public sealed class MailingRun(IDbContextFactory<PeopleStore> stores, Expansion expansion, RecipientRows rows, MailingBatch batch, Throttle throttle, IBulkLine line, SubscriberLinks links, IEventDirectory directory, TimeProvider time)
{
    /// <summary>Mails claimed at a time.</summary>
    private const int BatchSize = 160;

    private static readonly RecipientState[] Open = [RecipientState.Waiting, RecipientState.Claimed, RecipientState.Sending, RecipientState.Held];

    /// <returns>How many mails the server took.</returns>
    public async Task<int> PassAsync(CancellationToken cancel)
    {
        await links.ReadyAsync();
        await using (var connection = await rows.OpenAsync(cancel))
        {
            await rows.ReleaseAsync(connection, cancel);
        }

        await expansion.BeginDueAsync(cancel);
        var sent = 0;
        await using var store = await stores.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var mailing in await store.Mailings.AsNoTracking().Where(m => m.State == MailingStates.Sending && (m.WaitUntil == null || m.WaitUntil <= now)).ToListAsync(cancel))
        {
            sent += await SendAsync(mailing, cancel);
            await EndAsync(mailing, cancel);
        }

        await line.CloseAsync();
        return sent;
    }

    private async Task<int> SendAsync(Mailing mailing, CancellationToken cancel)
    {
        var sent = 0;
        await using var connection = await rows.OpenAsync(cancel);
        while (!cancel.IsCancellationRequested)
        {
            var room = await throttle.RoomAsync(connection, BatchSize, cancel);
            var lease = Guid.NewGuid();
            var claimed = room.Most == 0 ? [] : await rows.ClaimAsync(connection, mailing.Id, lease, room.Most, room.Full, cancel);
            if (claimed.Count == 0)
            {
                return sent;
            }

            var done = await batch.SendAsync(connection, mailing, lease, room.Within(claimed), cancel);
            sent += done.Sent;
            if (mailing.WaitUntil is not null && done.Sent > 0)
            {
                await BackAgainAsync(mailing, cancel);
            }

            if (!done.GoOn)
            {
                return sent;
            }
        }

        return sent;
    }

    /// <summary>The server is back: what was said of it is over.</summary>
    private async Task BackAgainAsync(Mailing mailing, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        await store.Mailings.Where(m => m.Id == mailing.Id && m.WaitUntil == mailing.WaitUntil)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.WaitUntil, (DateTime?)null).SetProperty(m => m.Fault, (string?)null), cancel);
    }

    private async Task EndAsync(Mailing mailing, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await store.MailingRecipients.AnyAsync(r => r.MailingId == mailing.Id && Open.Contains(r.State), cancel))
        {
            return;
        }

        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow();
        if (await store.Mailings.Where(m => m.Id == mailing.Id && m.State == MailingStates.Sending)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailingStates.Sent).SetProperty(m => m.EndedAt, now.UtcDateTime).SetProperty(m => m.Fault, (string?)null), cancel) > 0)
        {
            var sent = (await MailingCounts.OfAsync(store, mailing.Id, cancel)).Of(RecipientState.Sent);
            var zone = directory.Site(mailing.Site, Language.English)?.Clock.Zone ?? TimeZoneInfo.Utc;
            var fresh = sent - await store.Mailings.Where(m => m.Id == mailing.Id).Select(m => m.Counted).FirstAsync(cancel);
            await store.Mailings.Where(m => m.Id == mailing.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Counted, sent), cancel);
            store.Post(Fact.Kind, new Fact(mailing.IsUrgent ? "statement.sent" : "bulletin.sent", DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime), mailing.Site, "", Count: fresh), now.UtcDateTime);
            await store.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }
}
