using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Planning;
using PreventPublic.Engagement.Features.Planning.Keeping;
using PreventPublic.Engagement.Features.Planning.Sources;

namespace PreventPublic.Engagement.Features.Manage.Planning.EditItem;

/// <summary>One item of the team's own: changed, done, dropped, or opened again.</summary>
[Needs(Permissions.BulletinsManage)]
public sealed class IndexModel(PlanShelf shelf, IEventDirectory directory, IPlanObjectives objectives, IStaffStanding standing) : ItemPage(directory, objectives, standing)
{
    public PlanItem Item { get; private set; } = null!;

    [BindProperty]
    public int Revision { get; set; }

    [BindProperty]
    public string Link { get; set; } = "";

    [BindProperty]
    public string Why { get; set; } = "";

    public string WholeLink => Item.Link.StartsWith('/') ? Council.Origin + Item.Link : Item.Link;

    public async Task<IActionResult> OnGetAsync([FromRoute] Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Form = ItemForm.Of(Item);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync([FromRoute] Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if (!IsRight())
        {
            return Invalid();
        }

        if (await shelf.SaveAsync(Site!, id, Form.Revision, item => Form.Onto(item, Owners), Staff, Cancel) is not { } refusal)
        {
            return GoTo(PlanLinks.Item(Site!, id), "Saved.");
        }

        Form.Revision = Item.Revision;
        Wrong("", $"{refusal}. What you typed is still here. Open it again in another tab to compare; if you save now, yours takes its place");
        return Invalid(409);
    }

    public Task<IActionResult> OnPostDoneAsync([FromRoute] Guid id) => StepAsync(id, nameof(Link),
        IsLink(Link.Trim()) ? null : $"Enter an address of the site that begins with /, or one that begins with https://, in {PlanItem.MaxLink} characters or fewer; or leave it empty",
        () => shelf.DoneAsync(Site!, id, Revision, Today, Link.Trim(), Staff, Cancel), "It is done.");

    public Task<IActionResult> OnPostDropAsync([FromRoute] Guid id) => StepAsync(id, nameof(Why),
        Why.Trim().Length is > 0 and <= PlanItem.MaxNote ? null : $"Say why it is not done, in {PlanItem.MaxNote} characters or fewer",
        () => shelf.DropAsync(Site!, id, Revision, Why.Trim(), Staff, Cancel), "It is off the plan.");

    public Task<IActionResult> OnPostReopenAsync([FromRoute] Guid id) => StepAsync(id, "", null, () => shelf.ReopenAsync(Site!, id, Revision, Staff, Cancel), "It is on the plan again.");

    private async Task<IActionResult> StepAsync(Guid id, string field, string? fault, Func<Task<string?>> step, string done)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var refusal = fault is null ? await step() : null;
        if ((fault ?? refusal) is not { } wrong)
        {
            return GoTo(PlanLinks.Item(Site!, id), done);
        }

        Form = ItemForm.Of(Item);
        Wrong(fault is null ? "" : field, fault is null ? $"{wrong}. Look at where it stands now" : wrong);
        return Invalid(fault is null ? 409 : 422);
    }

    private static bool IsLink(string link) => link.Length == 0
        || (link.Length <= PlanItem.MaxLink && !link.Any(char.IsControl)
            && ((link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal) && !link.Contains('\\', StringComparison.Ordinal)) || (Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)));

    private async Task<bool> FindAsync(Guid id)
    {
        if (!await ReadOwnersAsync("On the plan") || await shelf.FindAsync(Site!, id, Cancel) is not { } item)
        {
            return false;
        }

        Item = item;
        Title(item.Title);
        return true;
    }
}
