using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Staff.Roles;
using PreventPublic.Staff.Store;

namespace PreventPublic.Staff.SignIn;

/// <summary>Who a session belongs to and what that person may do now. Asked for every request of staff, so that taking a role away counts at once.</summary>
public sealed class StaffDirectory(IDbContextFactory<StaffStore> stores, TimeProvider time)
{
    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(1);

    /// <returns>Null when the session has ended or its owner may no longer sign in.</returns>
    public async Task<StaffMember?> MemberOfAsync(Guid sessionId, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancel);
        var session = await store.Sessions.FirstOrDefaultAsync(s => s.Id == sessionId, cancel);
        if (session is null || !session.IsOpen(now))
        {
            return null;
        }

        var user = await store.Users.AsNoTracking().Include(u => u.Grants).FirstOrDefaultAsync(u => u.Id == session.UserId && u.DisabledAt == null, cancel);
        if (user is not null && now - session.SeenAt > NoteEvery)
        {
            session.SeenAt = now;
            await store.SaveChangesAsync(cancel);
        }

        return user is null ? null : MemberFrom(user);
    }

    public static StaffMember MemberFrom(StaffUser user)
    {
        var grants = user.Grants.Where(grant => Role.Find(grant.Role) is not null).ToLookup(grant => grant.Site);
        return new StaffMember(
            user.Id,
            user.Name,
            user.Email ?? "",
            grants.ToDictionary(site => site.Key, site => SetOf(site.SelectMany(grant => Role.Find(grant.Role)!.Permissions)), StringComparer.Ordinal),
            grants.Where(site => site.Any(IsTranslator) && site.Where(IsTranslator).All(grant => grant.Languages.Length > 0))
                .ToDictionary(site => site.Key, site => SetOf(site.SelectMany(grant => grant.Languages.Split(' '))), StringComparer.Ordinal));
    }

    private static bool IsTranslator(GrantRecord grant) => grant.Role == Role.Translator.Name;

    private static IReadOnlySet<string> SetOf(IEnumerable<string> items) => items.ToHashSet(StringComparer.Ordinal);
}
