using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Consultations.Ballots;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Consultations.Rounds;

/// <summary>Answers on paper. Whoever keys them in has read them, and the page says so; nobody answers twice, because their card comes back first.</summary>
public sealed class PaperForms(IDbContextFactory<PeopleStore> people, SealedRounds rounds, TimeProvider time)
{
    /// <summary>Begins a batch with as many forms as there are cards that came back, unused until now.</summary>
    /// <param name="codes">The codes of the cards; for a round with open doors none.</param>
    /// <param name="forms">How many forms, where there are no cards.</param>
    /// <returns>Null when the round is not open; a code that is not good fails the whole batch and is named.</returns>
    public async Task<(PaperBatch? Batch, string? BadCode)?> BeginAsync(Guid round, IReadOnlyList<string> codes, int forms, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await people.CreateDbContextAsync(cancel);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        if (await store.Rounds.FirstOrDefaultAsync(r => r.Id == round, cancel) is not { State: RoundState.Open } found)
        {
            return null;
        }

        foreach (var code in codes)
        {
            var hash = PanelCodes.HashOf(round, code) ?? [];
            if (await store.PanelCodes.Where(c => c.Round == round && c.Hash == hash && !c.Used).ExecuteUpdateAsync(set => set.SetProperty(c => c.Used, true), cancel) != 1)
            {
                return (null, code);
            }
        }

        var batch = new PaperBatch { Round = round, Forms = found.IsPanel ? codes.Count : forms, By = staff.Name, At = time.GetUtcNow().UtcDateTime };
        store.Add(batch);
        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, "round.paper-begun", found.Site, found.ToString(), batch.At, Note: $"{batch.Forms} forms"), batch.At);
        await store.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return (batch, null);
    }

    public async Task<PaperBatch?> FindAsync(Guid round, Guid id, CancellationToken cancel)
    {
        await using var store = await people.CreateDbContextAsync(cancel);
        return await store.PaperBatches.AsNoTracking().FirstOrDefaultAsync(batch => batch.Id == id && batch.Round == round, cancel);
    }

    public async Task<IReadOnlyList<PaperBatch>> OfAsync(Guid round, CancellationToken cancel)
    {
        await using var store = await people.CreateDbContextAsync(cancel);
        return await store.PaperBatches.AsNoTracking().Where(batch => batch.Round == round).OrderBy(batch => batch.At).ToListAsync(cancel);
    }

    /// <summary>Keys in one form. It is counted before it is stored, so that a batch never holds more than its forms.</summary>
    /// <param name="form">The form's id on the screen: sent twice, it counts once.</param>
    /// <returns>Null when the batch is full.</returns>
    public async Task<Acceptance?> KeyAsync(Guid round, Guid id, AnswerSheet sheet, Guid form, CancellationToken cancel)
    {
        await using var store = await people.CreateDbContextAsync(cancel);
        if (await store.PaperBatches.Where(b => b.Id == id && b.Round == round && b.Keyed < b.Forms).ExecuteUpdateAsync(set => set.SetProperty(b => b.Keyed, b => b.Keyed + 1), cancel) == 0)
        {
            return null;
        }

        var accepted = Acceptance.Shut;
        try
        {
            accepted = await rounds.AcceptOpenAsync(round, sheet, form, cancel);
            return accepted;
        }
        finally
        {
            if (accepted != Acceptance.Taken)
            {
                await store.PaperBatches.Where(b => b.Id == id).ExecuteUpdateAsync(set => set.SetProperty(b => b.Keyed, b => b.Keyed - 1), CancellationToken.None);
            }
        }
    }
}
