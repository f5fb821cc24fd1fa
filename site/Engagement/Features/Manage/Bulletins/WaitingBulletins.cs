using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Desk;

namespace PreventPublic.Engagement.Features.Manage.Bulletins;

/// <summary>Bulletins that wait: for somebody else's approval, or for a day.</summary>
public sealed class WaitingBulletins(BulletinShelf shelf) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> OfAsync(string site, StaffMember staff, CancellationToken cancel)
    {
        var (approves, sends) = (staff.May(Permissions.ContentApprove, site), staff.May(Permissions.BulletinsManage, site));
        var all = approves || sends ? await shelf.AllAsync(site, cancel) : [];
        var (asked, approved) = (all.Where(one => one.State == BulletinState.InReview && one.AskedBy != staff.Id).ToList(), all.Where(one => one.State == BulletinState.Approved).ToList());
        var waiting = new List<WaitingWork>();
        if (approves && asked.Count > 0)
        {
            waiting.Add(new WaitingWork(asked.Count == 1 ? "bulletin to approve" : "bulletins to approve", asked.Count, BulletinLinks.Review(site, asked[0].Month)));
        }

        if (sends && approved.Count > 0)
        {
            waiting.Add(new WaitingWork(approved.Count == 1 ? "bulletin approved and not sent" : "bulletins approved and not sent", approved.Count, BulletinLinks.Send(site, approved[0].Month)));
        }

        return waiting;
    }
}
