using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.EventPlans;
using PreventPublic.Engagement.Features.EventPlans.Steps;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.EventPlans;

/// <summary>Steps of event plans whose day is over.</summary>
public sealed class WaitingPlans(EventPlanShelf shelf, IEventDirectory directory) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> OfAsync(string site, StaffMember staff, CancellationToken cancel)
    {
        if (!staff.May(Permissions.EventsManage, site) || directory.Site(site, Language.English) is not { } council)
        {
            return [];
        }

        var today = council.Clock.Today;
        var late = (await shelf.AllAsync(site, cancel)).Sum(plan => PlanSteps.All.Count(step => plan.IsLate(step, today)));
        return late == 0 ? [] : [new WaitingWork(late == 1 ? "step of an event plan is late" : "steps of event plans are late", late, EventPlanLinks.All(site))];
    }
}
