using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PreventPublic.Core;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.EventPlans;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.EventPlans.See;

/// <summary>The steps of a plan and where each stands.</summary>
public sealed class IndexModel(IEventDirectory directory, EventPlanShelf shelf) : EventPlanPage(directory, shelf)
{
    private readonly IEventDirectory _directory = directory;

    [BindProperty]
    public PlanBasics Form { get; set; } = new();

    /// <summary>The event's key once its page is there.</summary>
    [BindProperty]
    public string Event { get; set; } = "";

    [BindProperty]
    public int Revision { get; set; }

    /// <summary>Published events that take registrations, to say which one it became.</summary>
    public IEnumerable<Choice> Events => _directory.All(Site!).Select(known => new Choice(known.Key, known.Title)).Prepend(new Choice("", "It has no page with registration yet"));

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id, ""))
        {
            return NotFound();
        }

        (Form, Event, Revision) = (new PlanBasics { Title = Plan.Title, On = LocalMoment.Write(Plan.On) }, Plan.Event, Plan.Revision);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(Guid id)
    {
        if (!await FindAsync(id, ""))
        {
            return NotFound();
        }

        Wrong(Form.Faults());
        if (Event.Length > 0 && Events.All(choice => choice.Value != Event))
        {
            Wrong(nameof(Event), "Choose an event of this site");
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        return await Shelf.SaveAsync(Site!, id, Revision, PlainLine.Of(Form.Title), Form.Day, Event, Staff, Cancel) ? GoTo(EventPlanLinks.Of(Site!, id), "Saved.") : Late();
    }

    public async Task<IActionResult> OnPostDropAsync(Guid id)
    {
        if (!await FindAsync(id, ""))
        {
            return NotFound();
        }

        if (await Shelf.DropAsync(Site!, id, Revision, Staff, Cancel))
        {
            return GoTo(EventPlanLinks.All(Site!), "The plan is taken away. The event's page stays as it is.");
        }

        Form = new PlanBasics { Title = Plan.Title, On = LocalMoment.Write(Plan.On) };
        return Late();
    }

    private PageResult Late()
    {
        ModelState.Remove(nameof(Revision));
        Revision = Plan.Revision;
        return Behind();
    }
}
