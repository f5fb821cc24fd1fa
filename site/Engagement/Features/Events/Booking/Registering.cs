using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>What people and officers do with registrations.</summary>
public sealed class Registering(SessionQueue queue, IDbContextFactory<PeopleStore> stores)
{
    /// <summary>Registers somebody. Ends when it is on disk.</summary>
    public Task<Arrived> RegisterAsync(SessionKey session, Newcomer newcomer) =>
        queue.InRoomAsync(session, room => Task.FromResult(room.Register(newcomer)), newcomer);

    /// <summary>Lets in people at the door, within what is free.</summary>
    public Task<Arrived> WalkInAsync(SessionKey session, Newcomer newcomer) =>
        queue.InRoomAsync(session, room => Task.FromResult(room.WalkIn(newcomer)), newcomer);

    /// <summary>Takes an offer, or confirms an e-mail address.</summary>
    public Task<Changed> TakeAsync(Session session, Guid registration, string by) =>
        OnAsync(session, registration, (room, found) => room.Take(found, by));

    public Task<Changed> ChangeAsync(Session session, Guid registration, Details details, string by) =>
        OnAsync(session, registration, (room, found) => room.Change(found, details, by));

    public Task<Changed> DecideAsync(Session session, Guid registration, bool approve, string officer, string note) =>
        OnAsync(session, registration, (room, found) => room.Decide(found, approve, officer, note));

    /// <summary>An officer's offer out of order; the note says why.</summary>
    public Task<Changed> OfferAsync(Session session, Guid registration, string officer, string note) =>
        OnAsync(session, registration, (room, found) => room.OfferOutOfOrder(found, officer, note) ? Changed.Done : Changed.DoesNotFit);

    /// <summary>Whose link it is; null when it is nobody's, or what it led to is erased.</summary>
    public async Task<(Session Session, Registration Registration)?> OfLinkAsync(string token, CancellationToken cancel)
    {
        var hash = Tokens.HashOf(token);
        await using var store = await stores.CreateDbContextAsync(cancel);
        var found = await store.Links.AsNoTracking().Where(link => link.Hash == hash)
            .Join(store.Registrations, link => link.RegistrationId, registration => registration.Id, (_, registration) => registration)
            .Join(store.Sessions, registration => registration.SessionId, session => session.Id, (registration, session) => new { session, registration })
            .AsNoTracking().FirstOrDefaultAsync(cancel);
        return found is null ? null : (found.session, found.registration);
    }

    private Task<Changed> OnAsync(Session session, Guid registration, Func<Room, Registration, Changed> change) =>
        queue.InRoomAsync(session.Key, async room => await room.FindAsync(registration) is { } found ? change(room, found) : Changed.TooLate);
}
