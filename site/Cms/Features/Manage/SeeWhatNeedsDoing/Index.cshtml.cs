using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Editing;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.SeeWhatNeedsDoing;

/// <summary>What waits for me on a site: to review, to finish, going stale, planned, behind, to verify.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(Needs needs) : ManagePage
{
    public SiteNeeds Now { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await needs.OfAsync(Site!, Staff, Cancel) is not { } now)
        {
            return NotFound();
        }

        Now = now;
        Title(now.Name);
        return Page();
    }
}
