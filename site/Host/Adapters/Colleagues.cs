using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Press;
using PreventPublic.Staff.Invitations;
using PreventPublic.Staff.SignIn;
using PreventPublic.Staff.Store;

namespace PreventPublic.Host.Adapters;

/// <summary>Who may do something on a site, by their roles. Whoever may not sign in any more is no colleague.</summary>
public sealed class Colleagues(IDbContextFactory<StaffStore> stores) : IColleagues
{
    public async Task<IReadOnlyList<Colleague>> WhoMayAsync(string permission, string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var users = await store.Users.AsNoTracking().Include(user => user.Grants).Where(user => user.DisabledAt == null && user.Email != Inviter.FirstEmail).ToListAsync(cancel);
        return [.. users.Where(user => StaffDirectory.MemberFrom(user).May(permission, site)).OrderBy(user => user.Name, StringComparer.OrdinalIgnoreCase).Select(user => new Colleague(user.Id, user.Name))];
    }
}
