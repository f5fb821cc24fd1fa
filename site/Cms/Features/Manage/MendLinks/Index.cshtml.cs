using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Features.OutsideLinks;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.MendLinks;

/// <summary>Where a site's texts lead to outside, what was found there, and which texts to mend.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(LinkLists lists, LinkRounds rounds, BrokenLinks broken, Vouching vouching) : ManagePage
{
    public IReadOnlyList<LinkLine> Lines { get; private set; } = [];

    public DateTime? CutOffSince => broken.CutOffSince;

    public async Task OnGetAsync()
    {
        Title("Links to elsewhere");
        Lines = await lists.OfAsync(Site!, Cancel);
    }

    public async Task<IActionResult> OnPostLookAsync(Guid id)
    {
        if (await ListedAsync(id) is not { } link)
        {
            return await GoneAsync();
        }

        return await rounds.RunAsync(id, Cancel) is { } look ? GoTo(Here, $"{link.Url}: {LinkWords.Found(look)}") : await GoneAsync();
    }

    public async Task<IActionResult> OnPostVouchAsync(Guid id) =>
        await ListedAsync(id) is { } link && await vouching.ForAsync(id, Site!, Staff, Cancel)
            ? GoTo(Here, $"{link.Url}: recorded that you looked and it works. You are asked again after {LinkStates.VouchedFor.Days} days.")
            : await GoneAsync();

    private string Here => $"/manage/{Site}/links";

    /// <summary>One of this site's own addresses; nobody makes this host look anywhere else.</summary>
    private async Task<OutsideLinkRecord?> ListedAsync(Guid id)
    {
        await OnGetAsync();
        return May(Permissions.ContentWrite) ? Lines.FirstOrDefault(line => line.Link.Id == id && id != Guid.Empty)?.Link : null;
    }

    private async Task<IActionResult> GoneAsync()
    {
        if (!May(Permissions.ContentWrite))
        {
            return StatusCode(403);
        }

        await OnGetAsync();
        Wrong("", "No text of this site leads there any more");
        return Invalid(409);
    }
}
