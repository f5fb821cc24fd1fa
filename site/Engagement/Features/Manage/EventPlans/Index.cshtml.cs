using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.EventPlans;
using PreventPublic.Engagement.Features.EventPlans.Steps;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.EventPlans;

/// <summary>The events that are prepared, and how another begins.</summary>
[Needs(Permissions.EventsManage)]
public sealed class IndexModel(IEventDirectory directory, EventPlanShelf shelf) : CouncilPage(directory)
{
    [BindProperty]
    public PlanBasics Form { get; set; } = new();

    /// <summary>A plan to begin from; empty for none.</summary>
    [BindProperty]
    public string Like { get; set; } = "";

    public IReadOnlyList<EventPlan> Plans { get; private set; } = [];

    public IEnumerable<Choice> Earlier => Plans.Select(plan => new Choice(plan.Id.ToString(), plan.Title)).Prepend(new Choice("", "Nothing: an empty plan"));

    public static int SettledOf(EventPlan plan) => PlanSteps.All.Count(step => plan.StateOf(step.Code) != EventStepState.ToDo);

    public int LateOf(EventPlan plan) => PlanSteps.All.Count(step => plan.IsLate(step, Today));

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        Wrong(Form.Faults());
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var like = Plans.FirstOrDefault(plan => plan.Id.ToString() == Like);
        var id = await shelf.BeginAsync(Site!, PlainLine.Of(Form.Title), Form.Day, like, Staff, Cancel);
        return GoTo(EventPlanLinks.Of(Site!, id), "The plan is begun. Go through its steps in any order.");
    }

    private async Task<bool> ReadAsync()
    {
        if (!FindCouncil())
        {
            return false;
        }

        Title("Plan an event");
        Plans = await shelf.AllAsync(Site!, Cancel);
        return true;
    }
}
