using Microsoft.EntityFrameworkCore;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Training;

/// <summary>Forgets training when its time is over, and when its person asks. What it counted for stays.</summary>
public sealed class TrainingEraser(IDbContextFactory<PeopleStore> stores, TimeProvider time)
{
    /// <returns>How many records are gone.</returns>
    public Task<int> EraseDueAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return EraseAsync(all => all.Where(r => r.EraseAt <= now), "training records", PeopleEraser.ByRetention, cancel);
    }

    /// <returns>How many records are gone, of all sites.</returns>
    public Task<int> ErasePersonAsync(string email, string by, CancellationToken cancel)
    {
        var key = EmailAddress.KeyOf(email);
        return EraseAsync(all => all.Where(r => r.EmailKey == key), "one person's training", by, cancel);
    }

    public async Task<IReadOnlyList<TrainingExport>> ExportPersonAsync(string email, CancellationToken cancel)
    {
        var key = EmailAddress.KeyOf(email);
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.TrainingRecords.AsNoTracking().Where(r => r.EmailKey == key).OrderBy(r => r.On)
            .Select(r => new TrainingExport(r.Site, r.Course, r.On, r.Name, r.Organisation, r.Role, r.Email, r.RenewOn, r.EraseAt, r.RemindedAt)).ToListAsync(cancel);
    }

    private async Task<int> EraseAsync(Func<IQueryable<TrainingRecord>, IQueryable<TrainingRecord>> which, string what, string by, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        var erased = await which(store.TrainingRecords).ExecuteDeleteAsync(cancel);
        if (erased > 0)
        {
            store.Add(new Erasure { What = what, By = by, At = time.GetUtcNow().UtcDateTime, Count = erased });
            await store.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        if (erased > 0)
        {
            await store.EmptyLogAsync(cancel);
        }

        return erased;
    }
}

/// <summary>One record as it is given to its person.</summary>
public sealed record TrainingExport(string Site, string Course, DateOnly On, string Name, string Organisation, string Role, string Email, DateOnly? RenewOn, DateTime KeptUntil, DateTime? RemindedAt);
