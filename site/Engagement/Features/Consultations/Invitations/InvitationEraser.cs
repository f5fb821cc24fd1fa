using Microsoft.EntityFrameworkCore;
using PreventPublic.Core;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.DataRequests;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Consultations.Invitations;

/// <summary>Invitations that have not left yet: the only time at which an address of a panel is held.</summary>
public sealed class InvitationEraser(IDbContextFactory<PeopleStore> stores, TimeProvider time) : IPersonalData
{
    public string Code => "invitations";

    public string Label => "Invitations to a panel that were not sent yet";

    /// <summary>Without the code: whoever reads this could answer in their place.</summary>
    public async Task<IReadOnlyList<PersonalRecord>> OfAsync(DataSubject person, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return [.. (await FindAsync(store, person, cancel)).Select(found => new PersonalRecord(found.Site, found.Consultation, new WaitingInvitation(found.To, found.Consultation)))];
    }

    public Task<int> EraseAsync(DataSubject person, string by, CancellationToken cancel) => stores.EraseAsync("one person's invitation", by, time.GetUtcNow().UtcDateTime, async store =>
    {
        var doomed = (await FindAsync(store, person, cancel)).Select(found => found.Message).ToList();
        return await store.Set<OutboxMessage>().Where(message => doomed.Contains(message.Id)).ExecuteDeleteAsync(cancel);
    }, cancel);

    private static async Task<IReadOnlyList<(Guid Message, string To, string Site, string Consultation)>> FindAsync(PeopleStore store, DataSubject person, CancellationToken cancel)
    {
        var key = EmailAddress.KeyOf(person.Email);
        var waiting = await store.Set<OutboxMessage>().AsNoTracking().Where(message => message.Kind == Invitation.Kind).ToListAsync(cancel);
        var theirs = waiting.Select(message => (message.Id, Invitation: message.Read<Invitation>())).Where(one => EmailAddress.KeyOf(one.Invitation.To) == key).ToList();
        var rounds = await store.Rounds.AsNoTracking().Where(round => theirs.Select(one => one.Invitation.Round).Contains(round.Id)).ToDictionaryAsync(round => round.Id, cancel);
        return [.. theirs.Where(one => rounds.TryGetValue(one.Invitation.Round, out var round) && (person.Site is null || round.Site == person.Site))
            .Select(one => (one.Id, one.Invitation.To, rounds[one.Invitation.Round].Site, rounds[one.Invitation.Round].Consultation))];
    }
}

/// <summary>One invitation as it is given to its person.</summary>
public sealed record WaitingInvitation(string To, string Consultation);
