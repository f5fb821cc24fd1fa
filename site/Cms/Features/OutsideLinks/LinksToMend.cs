using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.OutsideLinks;

/// <summary>Links to elsewhere that do not work, for whoever may mend them.</summary>
public sealed class LinksToMend(LinkLists lists) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> OfAsync(string site, StaffMember staff, CancellationToken cancel)
    {
        var count = staff.May(Permissions.ContentWrite, site) ? (await lists.OfAsync(site, cancel)).Count(line => line.State == LinkState.Broken) : 0;
        return count == 0 ? [] : [new WaitingWork(count == 1 ? "broken link to elsewhere" : "broken links to elsewhere", count, $"/manage/{site}/links")];
    }
}
