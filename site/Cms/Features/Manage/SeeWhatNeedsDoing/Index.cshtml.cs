using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Editing;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.SeeWhatNeedsDoing;

/// <summary>What waits for me on a site: to review, to finish, going stale, planned, behind, to verify.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(Needs needs, IEnumerable<IWaitingWork> others) : ManagePage
{
    public SiteNeeds Now { get; private set; } = null!;

    /// <summary>What waits in other modules.</summary>
    public List<WaitingWork> Waiting { get; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await needs.OfAsync(Site!, Staff, Cancel) is not { } now)
        {
            return NotFound();
        }

        Now = now;
        foreach (var other in others)
        {
            Waiting.AddRange(await other.OfAsync(Site!, Staff, Cancel));
        }

        Title(now.Name);
        return Page();
    }
}
