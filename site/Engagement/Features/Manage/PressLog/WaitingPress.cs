using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Press;

namespace PreventPublic.Engagement.Features.Manage.PressLog;

/// <summary>Enquiries that wait for a reply, and those whose time has passed.</summary>
public sealed class WaitingPress(PressList list) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> OfAsync(string site, StaffMember staff, CancellationToken cancel)
    {
        if (!staff.May(Permissions.BulletinsManage, site))
        {
            return [];
        }

        var (open, overdue) = await list.CountAsync(site, cancel);
        var waiting = new List<WaitingWork>();
        if (overdue > 0)
        {
            waiting.Add(new WaitingWork(overdue == 1 ? "reply to the press is overdue" : "replies to the press are overdue", overdue, PressLinks.Log(site) + "?Show=overdue"));
        }

        if (open > overdue)
        {
            waiting.Add(new WaitingWork(open - overdue == 1 ? "press enquiry to answer" : "press enquiries to answer", open - overdue, PressLinks.Log(site) + "?Show=open"));
        }

        return waiting;
    }
}
