using Microsoft.AspNetCore.Http;

namespace PreventPublic.Core.Access;

/// <summary>The signed-in member of staff whose request this is.</summary>
/// <param name="Allowed">Permissions by site; <see cref="EverySite"/> holds those that count on every site.</param>
/// <param name="Languages">Languages a translator may work in, by site; a site that is missing there has no limit.</param>
public sealed record StaffMember(
    Guid Id, string Name, string Email, IReadOnlyDictionary<string, IReadOnlySet<string>> Allowed, IReadOnlyDictionary<string, IReadOnlySet<string>> Languages)
{
    public const string EverySite = "*";

    /// <summary>Sites on which at least something is allowed, without <see cref="EverySite"/>.</summary>
    public IEnumerable<string> Sites => Allowed.Keys.Where(site => site != EverySite);

    /// <param name="site">Null asks whether it is allowed anywhere.</param>
    public bool May(string permission, string? site) =>
        permission is Permissions.SignIn or Permissions.Anyone
        || (site is null
            ? Allowed.Values.Any(permissions => permissions.Contains(permission))
            : Has(EverySite, permission) || Has(site, permission));

    public bool MayTranslate(string site, string language) =>
        May(Permissions.ContentWrite, site)
        || (May(Permissions.ContentTranslate, site) && (!Languages.TryGetValue(site, out var limited) || limited.Contains(language)));

    private bool Has(string site, string permission) => Allowed.GetValueOrDefault(site)?.Contains(permission) == true;
}

public static class StaffContext
{
    public static StaffMember Staff(this HttpContext context) =>
        context.Features.Get<StaffMember>() ?? throw new InvalidOperationException("Nobody is signed in.");

    public static StaffMember? StaffOrNull(this HttpContext context) => context.Features.Get<StaffMember>();
}
