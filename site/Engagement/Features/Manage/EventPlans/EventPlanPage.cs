using PreventPublic.Core.Access;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.EventPlans;
using PreventPublic.Engagement.Features.EventPlans.Steps;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.EventPlans;

/// <summary>A screen about the plan of one event.</summary>
[Needs(Permissions.EventsManage)]
public abstract class EventPlanPage(IEventDirectory directory, EventPlanShelf shelf) : CouncilPage(directory)
{
    public static readonly IReadOnlyList<Choice> States = [new("ToDo", "Still to do"), new("Done", "Done"), new("NotNeeded", "This event does not need it")];

    public EventPlan Plan { get; private set; } = null!;

    protected EventPlanShelf Shelf { get; } = shelf;

    public int Settled => PlanSteps.All.Count(step => Plan.StateOf(step.Code) != EventStepState.ToDo);

    protected async Task<bool> FindAsync(Guid id, string title)
    {
        if (!FindCouncil() || await Shelf.FindAsync(Site!, id, Cancel) is not { } plan)
        {
            return false;
        }

        Plan = plan;
        Title($"{title}{plan.Title}");
        return true;
    }
}
