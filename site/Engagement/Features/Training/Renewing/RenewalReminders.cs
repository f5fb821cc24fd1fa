using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Training.Renewing;

/// <summary>Tells people once that it is time to do a course again. Any number of hosts may look: who notes that a person was told tells them.</summary>
public sealed class RenewalReminders(IDbContextFactory<PeopleStore> stores, IEventDirectory events, TimeProvider time)
{
    /// <summary>Days before the day by which it is to be renewed: time to find a date.</summary>
    public const int DaysBefore = 42;

    private const int MostAtOnce = 200;

    /// <returns>How many were told.</returns>
    public async Task<int> RemindDueAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var soon = DateOnly.FromDateTime(now).AddDays(DaysBefore);
        await using var store = await stores.CreateDbContextAsync(cancel);
        // Who has done the course again since is not bothered.
        var due = await store.TrainingRecords.AsNoTracking().Where(r => r.RemindedAt == null && r.RenewOn <= soon && r.Email != "" && r.EraseAt > now
            && !store.TrainingRecords.Any(newer => newer.Site == r.Site && newer.Course == r.Course && newer.EmailKey == r.EmailKey && newer.On > r.On)).Take(MostAtOnce).ToListAsync(cancel);
        var told = 0;
        foreach (var record in due)
        {
            told += await RemindAsync(record, now, cancel) ? 1 : 0;
        }

        return told;
    }

    /// <summary>One transaction: that they were told, and the mail.</summary>
    private async Task<bool> RemindAsync(TrainingRecord record, DateTime now, CancellationToken cancel)
    {
        if (events.Site(record.Site, Language.English) is null)
        {
            return false;
        }

        var token = Tokens.New();
        var hash = Tokens.HashOf(token);
        await using var store = await stores.CreateDbContextAsync(cancel);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        var claimed = await store.TrainingRecords.Where(r => r.Id == record.Id && r.RemindedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.RemindedAt, now).SetProperty(r => r.LinkHash, hash), cancel);
        if (claimed == 0)
        {
            return false;
        }

        store.Post(RenewalLetter.Kind, new RenewalLetter(record.Id, token), now);
        await store.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
