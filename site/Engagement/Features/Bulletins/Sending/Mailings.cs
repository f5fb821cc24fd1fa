using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>Orders mailings, says how far they are, and stops them.</summary>
public sealed class Mailings(IDbContextFactory<PeopleStore> stores, BulkOptions options, TimeProvider time)
{
    private static readonly string[] Running = [MailingStates.Due, MailingStates.Sending];
    private static readonly string[] Unfinished = [.. Running, MailingStates.Paused];

    /// <summary>Adds the mailing to the caller's change. Ordered twice, the second change fails on the key, or finds it in this very store and leaves it.</summary>
    public void Order(PeopleStore store, MailingOrder order)
    {
        if (store.Mailings.Any(mailing => mailing.Id == order.Id))
        {
            return;
        }

        store.Add(new Mailing
        {
            Id = order.Id,
            Site = order.Site,
            Name = order.Name,
            DueAt = order.DueAt,
            Topics = string.Join(' ', order.Topics),
            Parts = JsonSerializer.Serialize(order.Parts),
            By = order.By,
            OrderedAt = time.GetUtcNow().UtcDateTime,
        });
    }

    /// <summary>Statements of a site that were ordered, newest first.</summary>
    public async Task<IReadOnlyList<Mailing>> StatementsAsync(string site, int most, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Mailings.AsNoTracking().Where(m => m.Site == site && m.Topics == Subscribe.Frequencies.UrgentTopic).OrderByDescending(m => m.OrderedAt).Take(most).ToListAsync(cancel);
    }

    /// <returns>Null when the site has no such statement.</returns>
    public async Task<Mailing?> StatementAsync(string site, Guid id, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Mailings.AsNoTracking().FirstOrDefaultAsync(m => m.Site == site && m.Id == id && m.Topics == Subscribe.Frequencies.UrgentTopic, cancel);
    }

    public async Task<MailingProgress?> ProgressAsync(Guid id, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await store.Mailings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancel) is not { } mailing)
        {
            return null;
        }

        var counts = await MailingCounts.OfAsync(store, id, cancel);
        return new MailingProgress(
            mailing.State, counts.All - counts.Of(RecipientState.NotTheirTopics), counts.Of(RecipientState.Sent), counts.Of(RecipientState.Waiting, RecipientState.Claimed, RecipientState.Sending),
            counts.Of(RecipientState.Refused), counts.Of(RecipientState.Skipped), counts.Of(RecipientState.Held), counts.Of(RecipientState.Uncertain), mailing.StartedAt, mailing.EndedAt, FaultOf(mailing, counts))
        {
            NotTheirTopics = counts.Of(RecipientState.NotTheirTopics),
            Undecided = counts.HeldIn(RecipientState.Uncertain),
            ForgottenAt = counts.ForgottenAt,
            ForgetsAt = mailing.EndedAt?.AddDays(options.KeepDays),
            ForgetsUndecidedAt = mailing.EndedAt?.AddDays(2 * options.KeepDays),
        };
    }

    /// <returns>Whether it was running.</returns>
    public Task<bool> PauseAsync(Guid id, string by, CancellationToken cancel) => MoveAsync(id, m => Running.Contains(m.State), MailingStates.Paused, by, cancel);

    /// <summary>Goes on; parts that could not be made are tried again.</summary>
    public async Task<bool> ResumeAsync(Guid id, string by, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var begun = await store.Mailings.AnyAsync(m => m.Id == id && m.StartedAt != null, cancel);
        return await MoveAsync(id, m => m.State == MailingStates.Paused, begun ? MailingStates.Sending : MailingStates.Due, by, cancel);
    }

    /// <summary>Who was not sent it yet is not sent it any more.</summary>
    public Task<bool> CancelAsync(Guid id, string by, CancellationToken cancel) => MoveAsync(id, m => Unfinished.Contains(m.State), MailingStates.Cancelled, by, cancel);

    /// <summary>Sends again to those of whom nobody knows whether it arrived. It goes under the same Message-ID, so that a mailbox that has it can tell.</summary>
    /// <returns>To how many.</returns>
    public async Task<int> RetryUncertainAsync(Guid id, string by, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        var (now, retried) = (time.GetUtcNow().UtcDateTime, 0);
        if (await store.Mailings.Where(m => m.Id == id && (m.State == MailingStates.Sending || m.State == MailingStates.Sent))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailingStates.Sending).SetProperty(m => m.ChangedBy, by).SetProperty(m => m.EndedAt, (DateTime?)null), cancel) > 0)
        {
            retried = await store.MailingRecipients.Where(r => r.MailingId == id && r.State == RecipientState.Uncertain)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RecipientState.Waiting).SetProperty(r => r.DueAt, now).SetProperty(r => r.Note, "sent again"), cancel);
        }

        await transaction.CommitAsync(cancel);
        return retried;
    }

    private async Task<bool> MoveAsync(Guid id, Expression<Func<Mailing, bool>> from, string to, string by, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        DateTime? ended = to == MailingStates.Cancelled ? now : null;
        var moved = await store.Mailings.Where(m => m.Id == id).Where(from).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, to).SetProperty(m => m.ChangedBy, by).SetProperty(m => m.EndedAt, ended).SetProperty(m => m.WaitUntil, (DateTime?)null).SetProperty(m => m.Fault, (string?)null), cancel) > 0;
        if (moved && to == MailingStates.Sending)
        {
            await store.MailingRecipients.Where(r => r.MailingId == id && r.State == RecipientState.Held).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RecipientState.Waiting), cancel);
        }

        await transaction.CommitAsync(cancel);
        return moved;
    }

    private static string? FaultOf(Mailing mailing, MailingCounts counts)
    {
        var (open, gone) = (counts.HeldIn(RecipientState.Uncertain), counts.ForgottenIn(RecipientState.Uncertain));
        var unknown = open == 0 ? null
            : $"Of {open} it is not known whether the mail left before the sender stopped. They are not sent it again unless you choose so.";
        var never = gone == 0 ? null : $"Of {gone} it was never known whether the mail left. Who they were is forgotten, so they cannot be sent it again.";
        return string.Join(' ', new[] { mailing.Fault, unknown, never }.OfType<string>()) is { Length: > 0 } fault ? fault : null;
    }
}
