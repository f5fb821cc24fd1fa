using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Manage.Events;

/// <summary>An officer's words to the people of a session: all of them are posted, or none, and the audit trail says how many.</summary>
public sealed class OfficerLetters(IDbContextFactory<PeopleStore> stores, TimeProvider time)
{
    public const int MaxText = 2000;

    public Task<int> CountAsync(Session session, RegistrationState state, CancellationToken cancel) => OnAsync(session, state, (_, people) => people.CountAsync(cancel));

    /// <returns>How many people are written to.</returns>
    public Task<int> PostAsync(Session session, RegistrationState state, string text, StaffMember staff, CancellationToken cancel) => OnAsync(session, state, async (store, people) =>
    {
        var now = time.GetUtcNow().UtcDateTime;
        var all = await people.ToListAsync(cancel);
        foreach (var registration in all)
        {
            store.PostLetter(LetterKind.FromOfficer, registration, now, text);
        }

        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, "event.people-written-to", session.Site, session.Key.ToString(), now, Note: $"{all.Count} people ({state})"), now);
        await store.SaveChangesAsync(cancel);
        return all.Count;
    });

    private async Task<T> OnAsync<T>(Session session, RegistrationState state, Func<PeopleStore, IQueryable<Registration>, Task<T>> act)
    {
        await using var store = await stores.CreateDbContextAsync();
        return await act(store, store.Registrations.AsNoTracking().Where(r => r.SessionId == session.Id && r.State == state && r.Email != ""));
    }
}
