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

        // Whoever may put a statement up is led to its own screen, below; its languages are not listed beside it.
        Now = May(Permissions.ContentPublish) ? now with { ToReview = [.. now.ToReview.Where(line => !Statements.IsRaised(line.Path))] } : now;
        foreach (var other in others)
        {
            Waiting.AddRange(await other.OfAsync(Site!, Staff, Cancel));
        }

        Title(now.Name);
        return Page();
    }
}
