using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Features.Api.Preview;
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
}
