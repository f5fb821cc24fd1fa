using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Consultations.Ballots;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Consultations.Invitations;

/// <summary>How the invitations of a round are doing. Sent ones are not counted: they are gone.</summary>
/// <param name="Waiting">Not sent yet.</param>
/// <param name="Failed">Given up.</param>
public sealed record OnTheirWay(int Waiting, int Failed);

/// <summary>Invites a panel by e-mail and opens its round, in one step: so nobody holds a code that does not work yet, and no address waits anywhere.</summary>
public sealed class Inviting(IDbContextFactory<PeopleStore> people, TimeProvider time)
{
    /// <param name="languages">Codes of the languages of every mail.</param>
    /// <returns>Codes for the cards, shown once; null when the round was opened already.</returns>
    public async Task<IReadOnlyList<string>?> InviteAsync(Guid id, Invitees invitees, IReadOnlyList<string> languages, StaffMember staff, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await people.CreateDbContextAsync(cancel);
        await using var transaction = await store.Database.BeginTransactionAsync(cancel);
        if (await ClaimAsync(store, id, invitees.Count, staff, now, cancel) is not { } round)
        {
            return null;
        }

        var codes = await RenewCodesAsync(store, id, invitees.Count, cancel);
        foreach (var (address, code) in invitees.Addresses.Zip(codes))
        {
            store.Post(Invitation.Kind, new Invitation(id, address, code, languages), now);
        }

        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, "round.invited", round.Site, round.ToString(), now, Note: $"{invitees.Addresses.Count} by e-mail, {invitees.Cards} cards"), now);
        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, "round.opened", round.Site, round.ToString(), now, Note: $"{invitees.Count} invited"), now);
        await store.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return [.. codes.Skip(invitees.Addresses.Count)];
    }

    public async Task<OnTheirWay> OnTheirWayAsync(Guid round, CancellationToken cancel)
    {
        await using var store = await people.CreateDbContextAsync(cancel);
        var failed = await Of(store, round).Select(message => message.DeadAt != null).ToListAsync(cancel);
        return new(failed.Count(one => !one), failed.Count(one => one));
    }

    /// <summary>Makes all codes of a round anew; those before stop working, and their mails are not sent any more.</summary>
    internal static async Task<IReadOnlyList<string>> RenewCodesAsync(PeopleStore store, Guid round, int count, CancellationToken cancel)
    {
        var codes = Enumerable.Range(0, count).Select(_ => PanelCodes.New()).ToArray();
        await store.PanelCodes.Where(code => code.Round == round).ExecuteDeleteAsync(cancel);
        await ForgetAsync(store, round, cancel);

        // Kept in another order than they go out in.
        var hashes = codes.Select(code => PanelCodes.HashOf(round, code)!).ToArray();
        RandomNumberGenerator.Shuffle<byte[]>(hashes);
        store.AddRange(hashes.Select(hash => new PanelCode { Round = round, Hash = hash }));
        return codes;
    }

    /// <summary>What was not sent by now never is.</summary>
    internal static Task<int> ForgetAsync(PeopleStore store, Guid round, CancellationToken cancel) => Of(store, round).ExecuteDeleteAsync(cancel);

    private static IQueryable<OutboxMessage> Of(PeopleStore store, Guid round)
    {
        var id = round.ToString();
        return store.Set<OutboxMessage>().Where(message => message.Kind == Invitation.Kind && message.Payload.Contains(id));
    }

    /// <summary>One statement decides who opens it.</summary>
    private static async Task<Round?> ClaimAsync(PeopleStore store, Guid id, int invited, StaffMember staff, DateTime now, CancellationToken cancel)
    {
        var claimed = await store.Rounds.Where(round => round.Id == id && round.State == RoundState.SetUp && round.Door == Door.Panel).ExecuteUpdateAsync(
            set => set.SetProperty(round => round.State, RoundState.Open).SetProperty(round => round.Invited, invited)
                .SetProperty(round => round.OpenedAt, now).SetProperty(round => round.OpenedBy, staff.Name), cancel);
        return claimed == 1 ? await store.Rounds.AsNoTracking().FirstAsync(round => round.Id == id, cancel) : null;
    }
}
