using Microsoft.AspNetCore.Mvc;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Partners;

namespace PreventPublic.Engagement.Features.Manage.KeepPartners;

/// <summary>The register of champions, partner organisations and priority stakeholders.</summary>
public sealed class IndexModel(IEventDirectory directory, PartnerBook book) : PartnerPage(directory)
{
    public IReadOnlyList<Partner> Partners { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!FindCouncil())
        {
            return NotFound();
        }

        Title("Champions and partners");
        Partners = await book.AllAsync(Site!, Cancel);
        return Page();
    }
}
