using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Briefings;
using PreventPublic.Engagement.Features.Briefings.Record;

namespace PreventPublic.Engagement.Features.Manage.Briefings;

/// <summary>Briefings that wait for somebody else's approval.</summary>
public sealed class WaitingBriefings(BriefingShelf shelf) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> OfAsync(string site, StaffMember staff, CancellationToken cancel)
    {
        var asked = staff.May(Permissions.ContentApprove, site) ? (await shelf.AllAsync(site, cancel)).Where(one => one.State == BriefingState.InReview && one.AskedBy != staff.Id).ToList() : [];
        return asked.Count == 0 ? [] : [new WaitingWork(asked.Count == 1 ? "briefing to approve" : "briefings to approve", asked.Count, BriefingLinks.Review(site, asked[0].Id))];
    }
}
