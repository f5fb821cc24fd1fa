using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Consultations.Ballots;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Invitations;
using PreventPublic.Engagement.Features.Consultations.Surveys;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Consultations.Rounds;

/// <param name="Id">Made with the form, because the key files name it.</param>
/// <param name="Key">The public half of the key that the officer's browser made.</param>
public sealed record NewRound(Guid Id, string Site, string Consultation, string Name, string Door, Survey Survey, BoxKey Key, string FirstHolder, string SecondHolder);

/// <summary>What officers do with a round before answers come: set it up, make its cards, open it.</summary>
public sealed class RoundDesk(IDbContextFactory<PeopleStore> people, BoxDoors doors, TimeProvider time)
{
    /// <summary>Fewer could not hide one another.</summary>
    public const int FewestInvited = 10;

    public const int MostInvited = 2000;

    /// <returns>False when this round was set up already.</returns>
    public async Task<bool> SetUpAsync(NewRound plan, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await people.CreateDbContextAsync(cancel);
        if (await store.Rounds.AnyAsync(r => r.Id == plan.Id || (r.Site == plan.Site && r.Consultation == plan.Consultation && r.Name == plan.Name && r.Door == plan.Door), cancel))
        {
            return false;
        }

        var (ballots, signing) = plan.Door == Door.Panel ? BallotKey.New() : (null, (byte[]?)null);
        var size = BoxFormat.SizeFor(plan.Survey.MaxSheetBytes);
        var round = new Round
        {
            Id = plan.Id,
            Site = plan.Site,
            Consultation = plan.Consultation,
            Name = plan.Name,
            Door = plan.Door,
            Survey = plan.Survey.ToJson(),
            BoxFingerprint = plan.Key.Fingerprint,
            BallotFingerprint = ballots?.Fingerprint ?? "",
            BallotPrivateKey = signing,
            FirstHolder = plan.FirstHolder,
            SecondHolder = plan.SecondHolder,
            SetUpAt = Now,
            SetUpBy = staff.Name,
            Invited = ballots is null ? null : 0,
        };

        // The box first: a box without a round is never found, a round without a box would be.
        await doors.AddAsync(new BoxDoor(plan.Id, plan.Key, size, ballots), serverKey: null, cancel);
        store.Add(round);
        Record(store, staff, "round.set-up", round, $"box {round.BoxFingerprint}; ballots {round.BallotFingerprint}");
        await store.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Makes all cards of a round anew. Codes are shown once, here; only their hashes are kept.</summary>
    /// <returns>The codes; null when the round takes no cards any more.</returns>
    public async Task<IReadOnlyList<string>?> MakeCardsAsync(Guid id, int cards, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await people.CreateDbContextAsync(cancel);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        if (await store.Rounds.FirstOrDefaultAsync(r => r.Id == id, cancel) is not { State: RoundState.SetUp, Door: Door.Panel } round)
        {
            return null;
        }

        var codes = await Inviting.RenewCodesAsync(store, id, cards, cancel);
        round.Invited = cards;
        Record(store, staff, "round.cards-made", round, $"{cards} cards");
        await store.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return codes;
    }

    /// <returns>False when it is not waiting to be opened, or too few are invited.</returns>
    public async Task<bool> OpenAsync(Guid id, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await people.CreateDbContextAsync(cancel);
        if (await store.Rounds.FirstOrDefaultAsync(r => r.Id == id, cancel) is not { State: RoundState.SetUp } round || round is { IsPanel: true, Invited: null or < FewestInvited })
        {
            return false;
        }

        (round.State, round.OpenedAt, round.OpenedBy) = (RoundState.Open, Now, staff.Name);
        Record(store, staff, "round.opened", round, round.Invited is { } invited ? $"{invited} invited" : "");
        await store.SaveChangesAsync(cancel);
        return true;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private void Record(PeopleStore store, StaffMember staff, string action, Round round, string note) =>
        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, action, round.Site, round.ToString(), Now, Note: note), Now);
}
