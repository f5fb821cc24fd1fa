using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Staff.SignIn;
using PreventPublic.Staff.Store;

namespace PreventPublic.Host.Api;

/// <summary>What somebody may do, by the roles they have at this moment.</summary>
public sealed class StandingOfStaff(IDbContextFactory<StaffStore> stores) : IStaffStanding
{
    public async Task<bool> MayAsync(Guid staffId, string permission, string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var user = await store.Users.AsNoTracking().Include(one => one.Grants).FirstOrDefaultAsync(one => one.Id == staffId && one.DisabledAt == null, cancel);
        return user is not null && StaffDirectory.MemberFrom(user).May(permission, site);
    }

    public async Task<IReadOnlyList<(Guid Id, string Name)>> WhoMayAsync(string permission, string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var users = await store.Users.AsNoTracking().Include(one => one.Grants).Where(one => one.DisabledAt == null).OrderBy(one => one.Name).ToListAsync(cancel);
        return [.. users.Where(user => StaffDirectory.MemberFrom(user).May(permission, site)).Select(user => (user.Id, user.Name))];
    }
}
