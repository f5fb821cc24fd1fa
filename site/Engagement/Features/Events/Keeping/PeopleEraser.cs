using Microsoft.EntityFrameworkCore;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.DataRequests;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Training;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Events.Keeping;

/// <summary>Forgets people on time and on request. Counts stay; the ledger says what ran.</summary>
public sealed class PeopleEraser(IDbContextFactory<PeopleStore> stores, Freeing freeing, TrainingRecorder recorder, TimeProvider time) : IPersonalData
{
    public const string ByRetention = "retention";

    public string Code => "registrations";

    public string Label => "Registrations for events";

    /// <summary>Erases the people of every session whose time is over.</summary>
    /// <returns>How many registrations are gone.</returns>
    public async Task<int> EraseDueAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancel);
        var due = await store.Sessions.AsNoTracking().Where(session => session.ErasedAt == null && session.KeepUntil <= now).ToListAsync(cancel);
        var erased = 0;
        foreach (var session in due)
        {
            // Who was keyed in last is trained too.
            await recorder.RecordAsync(session, cancel);
            erased += await EraseSessionAsync(session.Id, now, cancel);
        }

        if (erased > 0)
        {
            await store.EmptyLogAsync(cancel);
        }

        return erased;
    }

    /// <summary>Erases one person. Places that they held come free for others.</summary>
    /// <returns>How many registrations are gone.</returns>
    public async Task<int> EraseAsync(DataSubject person, string by, CancellationToken cancel)
    {
        foreach (var (session, registration) in await HeldAsync(person, cancel))
        {
            if (registration.IsLive && session.EndsAt > time.GetUtcNow().UtcDateTime)
            {
                await freeing.CancelAsync(session, registration.Id, by, "erased on request");
            }
        }

        return await stores.EraseAsync("one person", by, time.GetUtcNow().UtcDateTime, store => Of(store, person).ExecuteDeleteAsync(cancel), cancel);
    }

    public async Task<IReadOnlyList<PersonalRecord>> OfAsync(DataSubject person, CancellationToken cancel)
    {
        var records = new List<PersonalRecord>();
        await using var store = await stores.CreateDbContextAsync(cancel);
        foreach (var (session, r) in await HeldAsync(person, cancel))
        {
            var steps = await store.Steps.AsNoTracking().Where(step => step.RegistrationId == r.Id).OrderBy(step => step.At).ToListAsync(cancel);
            var arrival = await store.Arrivals.AsNoTracking().FirstOrDefaultAsync(a => a.RegistrationId == r.Id, cancel);
            records.Add(new PersonalRecord(session.Site, session.Key.ToString(), SubjectRecord.Of(session, r, arrival, steps)));
        }

        return records;
    }

    private async Task<List<(Session Session, Registration Registration)>> HeldAsync(DataSubject person, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var found = await Of(store, person).AsNoTracking().Join(store.Sessions, r => r.SessionId, s => s.Id, (r, s) => new { s, r }).ToListAsync(cancel);
        return [.. found.Select(pair => (pair.s, pair.r)).OrderBy(pair => pair.s.StartsAt)];
    }

    private static IQueryable<Registration> Of(PeopleStore store, DataSubject person)
    {
        var key = EmailAddress.KeyOf(person.Email);
        return store.Registrations.Where(r => r.EmailKey == key && (person.Site == null || store.Sessions.Any(s => s.Id == r.SessionId && s.Site == person.Site)));
    }

    private async Task<int> EraseSessionAsync(Guid id, DateTime now, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        // Claimed first, so that two hosts do not both write the ledger.
        if (await store.Sessions.Where(s => s.Id == id && s.ErasedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.ErasedAt, now), cancel) == 0)
        {
            return 0;
        }

        var session = await store.Sessions.FirstAsync(s => s.Id == id, cancel);
        session.HeadsBooked = await store.Registrations.Where(r => r.SessionId == id && r.State == RegistrationState.Booked).SumAsync(r => r.Party, cancel);
        session.HeadsThere = await store.Arrivals.Where(a => store.Registrations.Any(r => r.Id == a.RegistrationId && r.SessionId == id)).SumAsync(a => a.Heads, cancel);
        var erased = await store.Registrations.Where(r => r.SessionId == id).ExecuteDeleteAsync(cancel);
        store.Add(new Erasure { What = session.Key.ToString(), By = ByRetention, At = now, Count = erased });
        await store.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return erased;
    }
}
