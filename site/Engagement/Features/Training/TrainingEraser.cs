using Microsoft.EntityFrameworkCore;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.DataRequests;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Training;

/// <summary>Forgets training when its time is over, and when its person asks. What it counted for stays.</summary>
public sealed class TrainingEraser(IDbContextFactory<PeopleStore> stores, TimeProvider time) : IPersonalData
{
    public string Code => "training";

    public string Label => "Training records";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>How many records are gone.</returns>
    public Task<int> EraseDueAsync(CancellationToken cancel)
    {
        var now = Now;
        return stores.EraseAsync("training records", PeopleEraser.ByRetention, now, store => store.TrainingRecords.Where(r => r.EraseAt <= now).ExecuteDeleteAsync(cancel), cancel);
    }

    public Task<int> EraseAsync(DataSubject person, string by, CancellationToken cancel) =>
        stores.EraseAsync("one person's training", by, Now, store => Of(store, person).ExecuteDeleteAsync(cancel), cancel);

    public async Task<IReadOnlyList<PersonalRecord>> OfAsync(DataSubject person, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await Of(store, person).AsNoTracking().OrderBy(r => r.On)
            .Select(r => new PersonalRecord(r.Site, r.Course, new TrainingExport(r.Course, r.On, r.Name, r.Organisation, r.Role, r.Email, r.RenewOn, r.EraseAt, r.RemindedAt))).ToListAsync(cancel);
    }

    private static IQueryable<TrainingRecord> Of(PeopleStore store, DataSubject person)
    {
        var key = EmailAddress.KeyOf(person.Email);
        return store.TrainingRecords.Where(r => r.EmailKey == key && (person.Site == null || r.Site == person.Site));
    }
}

/// <summary>One record as it is given to its person.</summary>
public sealed record TrainingExport(string Course, DateOnly CompletedOn, string Name, string Organisation, string Role, string Email, DateOnly? RenewOn, DateTime KeptUntil, DateTime? RemindedAt);
