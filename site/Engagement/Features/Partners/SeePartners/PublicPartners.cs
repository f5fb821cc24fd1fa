using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Partners.SeePartners;

/// <summary>A partner as readers see it.</summary>
/// <param name="Language">The language that role and body really are in.</param>
/// <param name="Name">Null where nobody agreed to be named here.</param>
public sealed record PublicPartner(PartnerKind Kind, string Role, string Body, string Language, string? Name);

/// <summary>What a site has published of its champions and partners.</summary>
public sealed class PublicPartners(IDbContextFactory<PeopleStore> stores, [FromKeyedServices(PeopleStore.Name)] StoreDatabase database, TimeProvider time)
{
    /// <summary>Asked without loading anything.</summary>
    public Task<bool> AnyAsync(string site, CancellationToken cancel) =>
        database.AnyAsync(PartnerTables.Partners, $"\"Site\" = @site AND \"State\" = '{PartnerState.Published}'", cancel, ("@site", site));

    public async Task<IReadOnlyList<PublicPartner>> AllAsync(string site, string language, CancellationToken cancel)
    {
        if (!await AnyAsync(site, cancel))
        {
            return [];
        }

        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancel);
        var all = await store.Partners.AsNoTracking().Include(p => p.Words).Include(p => p.Consent).AsSplitQuery().Where(p => p.Site == site && p.State == PartnerState.Published).ToListAsync(cancel);
        return [.. all.OrderBy(p => p.Body, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Role, StringComparer.OrdinalIgnoreCase).Select(p => Of(p, language, now))];
    }

    /// <summary>A consent that has ended counts no more, even in the minute before its name is erased.</summary>
    private static PublicPartner Of(Partner partner, string language, DateTime now)
    {
        var (role, body, own) = partner.In(language);
        return new PublicPartner(partner.Kind, role, body, own, partner.Consent is { MayPublish: true } consent && consent.EndsAt > now ? consent.Name : null);
    }
}
