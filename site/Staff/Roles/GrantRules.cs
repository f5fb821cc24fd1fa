using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Staff.Roles;

namespace PreventPublic.Staff;

/// <summary>Which roles somebody may give, and where: never more than they have themselves.</summary>
public static class GrantRules
{
    public static IEnumerable<Choice> SitesFor(StaffMember giver, ISiteDirectory sites) =>
        sites.Sites.Where(site => giver.May(Permissions.StaffManage, site.Id)).Select(site => new Choice(site.Id, site.Name))
            .Concat(giver.May(Permissions.StaffManage, StaffMember.EverySite) ? [new Choice(StaffMember.EverySite, "Every site")] : []);

    public static IEnumerable<(string Field, string Message)> Problems(StaffMember giver, ISiteDirectory sites, string? where, string? role, string? languages)
    {
        if (Role.Find(role ?? "") is null)
        {
            yield return ("Role", "Choose a role");
        }

        if (!SitesFor(giver, sites).Any(site => site.Value == where))
        {
            yield return ("Where", "Choose a site on which you are an administrator");
        }

        foreach (var unknown in Normal(languages).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(code => Language.Find(code) is null))
        {
            yield return ("Languages", $"“{unknown}” is not a language here. Use {string.Join(", ", Language.All.Select(language => language.Code))}");
        }
    }

    /// <summary>Language codes with one space between.</summary>
    public static string Normal(string? languages) =>
        string.Join(' ', (languages ?? "").ToLowerInvariant().Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Distinct());
}
