using Microsoft.EntityFrameworkCore;
using PreventPublic.Core;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Training;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Events.Keeping;

/// <summary>Forgets people on time and on request. Counts stay; the ledger says what ran.</summary>
public sealed class PeopleEraser(IDbContextFactory<PeopleStore> stores, Freeing freeing, TrainingRecorder recorder, TimeProvider time)
{
    public const string ByRetention = "retention";

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

    /// <summary>Erases one person everywhere. Places that they held come free for others.</summary>
    /// <returns>How many registrations are gone.</returns>
    public async Task<int> ErasePersonAsync(string email, string by, CancellationToken cancel)
    {
        var key = EmailAddress.KeyOf(email);
        foreach (var (session, registration) in await OfPersonAsync(key, cancel))
        {
            if (registration.IsLive && session.EndsAt > time.GetUtcNow().UtcDateTime)
            {
                await freeing.CancelAsync(session, registration.Id, by, "erased on request");
            }
        }

        await using var store = await stores.CreateDbContextAsync(cancel);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        var erased = await store.Registrations.Where(r => r.EmailKey == key).ExecuteDeleteAsync(cancel);
        if (erased > 0)
        {
            store.Add(new Erasure { What = "one person", By = by, At = time.GetUtcNow().UtcDateTime, Count = erased });
            await store.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        await store.EmptyLogAsync(cancel);
        return erased;
    }

    /// <summary>All that is held about a person, for giving it to them.</summary>
    public async Task<IReadOnlyList<SubjectRecord>> ExportPersonAsync(string email, CancellationToken cancel)
    {
        var records = new List<SubjectRecord>();
        await using var store = await stores.CreateDbContextAsync(cancel);
        foreach (var (session, r) in await OfPersonAsync(EmailAddress.KeyOf(email), cancel))
        {
            var steps = await store.Steps.AsNoTracking().Where(step => step.RegistrationId == r.Id).OrderBy(step => step.At).ToListAsync(cancel);
            var arrival = await store.Arrivals.AsNoTracking().FirstOrDefaultAsync(a => a.RegistrationId == r.Id, cancel);
            records.Add(new SubjectRecord(
                session.Key.ToString(), r.State.ToString(), r.Name, r.Email, r.Phone, r.Party, r.Guests, r.Answers, r.Language, r.CreatedAt, session.KeepUntil,
                arrival?.At, arrival?.Heads, [.. steps.Select(step => new SubjectStep(step.At, step.To.ToString(), step.By, step.Note))]));
        }

        return records;
    }

    private async Task<List<(Session Session, Registration Registration)>> OfPersonAsync(string key, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var found = await store.Registrations.AsNoTracking().Where(r => r.EmailKey == key)
            .Join(store.Sessions, r => r.SessionId, s => s.Id, (r, s) => new { s, r }).ToListAsync(cancel);
        return [.. found.Select(pair => (pair.s, pair.r))];
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

/// <summary>One registration as it is given to its person.</summary>
public sealed record SubjectRecord(
    string Session, string State, string Name, string Email, string Phone, int Party, string Guests, string Answers, string Language, DateTime RegisteredAt, DateTime KeptUntil,
    DateTime? ArrivedAt, int? Heads, IReadOnlyList<SubjectStep> Steps);

public sealed record SubjectStep(DateTime At, string State, string By, string Note);
