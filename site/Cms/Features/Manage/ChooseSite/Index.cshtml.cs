using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.ChooseSite;

/// <summary>The first screen: the sites somebody works on, with what waits on each.</summary>
[Needs(Permissions.SignIn)]
public sealed class IndexModel(Publisher publisher, Editing.Needs needs) : ManagePage
{
    public IReadOnlyList<SiteNeeds> Sites { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        Title("Your sites");
        var mine = publisher.Current.Sites.Keys.Order(StringComparer.Ordinal).Append(DocumentPath.Shared).Where(site => Staff.May(Permissions.ContentRead, site)).ToList();
        if (mine is [var only])
        {
            return Redirect(ManageLinks.Home(only));
        }

        var sites = new List<SiteNeeds>();
        foreach (var site in mine)
        {
            sites.Add((await needs.OfAsync(site, Staff, Cancel))!);
        }

        Sites = sites;
        return Page();
    }
}
