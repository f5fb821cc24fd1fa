using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.PublishTogether;

/// <summary>What is planned to be published together, and the way to call it off.</summary>
[Needs(Permissions.ContentRead)]
public sealed class PlannedModel(IDbContextFactory<ContentStore> stores, Schedules schedules) : ManagePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Set { get; set; }

    public IReadOnlyList<ScheduleRecord> Plans { get; private set; } = [];

    public bool Waits => Plans.Any(plan => plan.State == ScheduleState.Waiting);

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostCancelAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        if (!May(Permissions.ContentPublish))
        {
            return StatusCode(403);
        }

        if (await schedules.CancelAsync(Plans[0].Id, Staff, Cancel) is not { } refusal)
        {
            return GoTo(ManageLinks.Home(Site!), "All of it is called off");
        }

        Wrong("", refusal.Why);
        await ReadAsync();
        return Invalid(409);
    }

    private async Task<bool> ReadAsync()
    {
        Title("Published together");
        await using var store = await stores.CreateDbContextAsync(Cancel);
        Plans = await store.Schedules.AsNoTracking().Include(s => s.Version.Entry).Where(s => s.Set == Set && s.Version.Entry.Site == Site)
            .OrderBy(s => s.Version.Entry.Folder).ThenBy(s => s.Version.Entry.Key).ThenBy(s => s.Version.Language).ToListAsync(Cancel);
        return Plans.Count > 0;
    }
}
