using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Planning.Sources;

namespace PreventPublic.Engagement.Features.Manage.Planning.EditItem;

/// <summary>A screen with an item's form.</summary>
public abstract class ItemPage(IEventDirectory directory, IPlanObjectives objectives, IStaffStanding standing) : PlanPage(directory, objectives)
{
    [BindProperty]
    public ItemForm Form { get; set; } = new();

    /// <summary>Who may own an item: whoever may see the plan.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Owners { get; private set; } = [];

    /// <summary>An owner who has left, or lost the role, is no choice: somebody else has to be chosen.</summary>
    public IEnumerable<Choice> OwnerChoices
    {
        get
        {
            var choices = Owners.Select(one => new Choice(one.Id.ToString(), one.Name)).ToList();
            return choices.Any(choice => choice.Value == Form.Owner) ? choices : choices.Prepend(new Choice("", "Choose"));
        }
    }

    protected async Task<bool> ReadOwnersAsync(string title)
    {
        if (!FindSite(title))
        {
            return false;
        }

        Owners = await standing.WhoMayAsync(Permissions.BulletinsManage, Site!, Cancel);
        return true;
    }

    protected bool IsRight()
    {
        foreach (var (field, fault) in Form.Faults(Objectives, Owners))
        {
            Wrong(field, fault);
        }

        return ModelState.IsValid;
    }
}
