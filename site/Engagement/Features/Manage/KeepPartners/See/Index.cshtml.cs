using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Partners;

namespace PreventPublic.Engagement.Features.Manage.KeepPartners.See;

/// <summary>One partner: what is published of it, whose name is held and why, and what happened.</summary>
public sealed class IndexModel(IEventDirectory directory, PartnerBook book) : OnePartnerPage(directory, book)
{
    private readonly PartnerBook _book = book;

    /// <summary>As the officer saw it.</summary>
    [BindProperty]
    public int Revision { get; set; }

    [BindProperty]
    public string Next { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        (Revision, Next) = (Partner.Revision, LocalMoment.Write(Today.AddYears(1)));
        return Page();
    }

    public Task<IActionResult> OnPostPublishAsync(Guid id) => OnAsync(id, () => _book.MoveAsync(Site!, id, Revision, PartnerState.Published, Staff, Cancel), "It stands on the public page.");

    public Task<IActionResult> OnPostHideAsync(Guid id) => OnAsync(id, () => _book.MoveAsync(Site!, id, Revision, PartnerState.Internal, Staff, Cancel), "It is off the public page.");

    public Task<IActionResult> OnPostReviewAsync(Guid id) => OnAsync(id, async () =>
    {
        if (LocalMoment.ReadDay(Next) is { } next && next > Today && next <= Today.AddYears(2))
        {
            return await _book.ReviewAsync(Site!, id, Revision, next, Staff, Cancel);
        }

        Wrong(nameof(Next), "Enter a day after today, within two years");
        return false;
    }, "Reviewed.");

    /// <summary>Needs nothing but the wish: no older screen stands in its way.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid id) => !await FindAsync(id) ? NotFound()
        : GoTo(PartnerLinks.Of(Site!, id), await _book.WithdrawAsync(Site!, id, Staff, Cancel) ? "The name is erased." : "No name was held.");

    public async Task<IActionResult> OnPostRemoveAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        return await _book.RemoveAsync(Site!, id, Revision, Staff, Cancel) ? GoTo(PartnerLinks.All(Site!), "It is off the register.") : Late();
    }

    private async Task<IActionResult> OnAsync(Guid id, Func<Task<bool>> step, string done)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        return await step() ? GoTo(PartnerLinks.Of(Site!, id), done) : !ModelState.IsValid ? Invalid() : Late();
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Late()
    {
        Revision = Partner.Revision;
        return Behind();
    }
}
