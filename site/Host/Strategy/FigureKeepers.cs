using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Metrics;
using PreventPublic.Staff.Roles;
using PreventPublic.Staff.Store;

namespace PreventPublic.Host.Strategy;

/// <summary>Who may enter figures on a site, by their roles.</summary>
public sealed class FigureKeepers(IDbContextFactory<StaffStore> stores) : IFigureKeepers
{
    /// <summary>Addresses that are none (RFC 2606): of an administrator who has not signed in yet.</summary>
    private const string NoAddress = ".invalid";

    private static readonly string[] Roles = [.. Role.All.Where(role => role.Permissions.Contains(Permissions.FiguresWrite)).Select(role => role.Name)];

    public async Task<IReadOnlyList<string>> AddressesAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Users.Where(user => user.DisabledAt == null && !user.Email!.EndsWith(NoAddress) && store.Set<GrantRecord>().Any(grant => grant.UserId == user.Id && (grant.Site == site || grant.Site == StaffMember.EverySite) && Roles.Contains(grant.Role)))
            .Select(user => user.Email!).Distinct().OrderBy(address => address).ToListAsync(cancel);
    }
}
