using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Planning;
using PreventPublic.Engagement.Features.Planning.Calendar;
using PreventPublic.Engagement.Features.Planning.Sources;

namespace PreventPublic.Engagement.Features.Manage.Planning.ShareCalendar;

/// <summary>A person's own secret link, with which their calendar program shows the plan. Whoever runs the site sees and can end everybody's.</summary>
[Needs(Permissions.BulletinsManage)]
public sealed class IndexModel(CalendarLinks links, IEventDirectory directory, IPlanObjectives objectives) : PlanPage(directory, objectives)
{
    public IReadOnlyList<CalendarLink> Links { get; private set; } = [];

    /// <summary>The new address, shown this once.</summary>
    public string? Address { get; private set; }

    private bool SeesAll => May(Permissions.SiteSettings);

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostMakeAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        Address = $"{Request.Scheme}://{Request.Host}{PlanLinks.Calendar(await links.MakeAsync(Site!, Staff, Cancel))}";
        await ReadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id) =>
        await ReadAsync() && await links.EndAsync(Site!, id, !SeesAll, Staff, Cancel) ? GoTo(PlanLinks.ShareCalendar(Site!), "The link opens nothing any more.") : NotFound();

    private async Task<bool> ReadAsync()
    {
        if (!FindSite("The plan in your calendar"))
        {
            return false;
        }

        Links = [.. (await links.AllAsync(Site!, Cancel)).Where(link => SeesAll || link.StaffId == Staff.Id)];
        return true;
    }
}
