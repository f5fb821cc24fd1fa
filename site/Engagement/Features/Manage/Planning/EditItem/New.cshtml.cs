using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Planning;
using PreventPublic.Engagement.Features.Planning.Keeping;
using PreventPublic.Engagement.Features.Planning.Sources;

namespace PreventPublic.Engagement.Features.Manage.Planning.EditItem;

/// <summary>Something new on the plan.</summary>
[Needs(Permissions.BulletinsManage)]
public sealed class NewModel(PlanShelf shelf, IEventDirectory directory, IPlanObjectives objectives, IStaffStanding standing) : ItemPage(directory, objectives, standing)
{
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ReadOwnersAsync("New on the plan"))
        {
            return NotFound();
        }

        Form.Owner = Staff.Id.ToString();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ReadOwnersAsync("New on the plan"))
        {
            return NotFound();
        }

        if (!IsRight())
        {
            return Invalid();
        }

        var item = new PlanItem { Site = Site!, Title = "", Kind = "", Objective = "", Audience = "", OwnerId = default, OwnerName = "", Due = default, Note = "" };
        Form.Onto(item, Owners);
        await shelf.AddAsync(item, Staff, Cancel);
        return GoTo(PlanLinks.Of(Site!, PlanViews.Month, item.Due), $"“{item.Title}” is on the plan.");
    }
}
