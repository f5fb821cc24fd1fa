using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Bulletins.Archive;

namespace PreventPublic.Engagement.Features.Briefings.Archive;

/// <summary>All briefings on the site, by year, newest first.</summary>
public sealed class IndexModel(BriefingArchive archive) : PublicBulletinPage
{
    public IReadOnlyList<IGrouping<int, ShownBriefing>> Years { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Years = [.. (await archive.AllAsync(Visit.Site, cancel)).GroupBy(briefing => briefing.Text.Date.Year)];
        Show(new PageHead
        {
            Title = Words["briefing.archive"],
            Description = Words["briefing.archive-lead"],
            Address = BriefingLinks.All,
            Languages = Codes,
            Trail = [(Words["layout.home"], "/")],
        });
        return Page();
    }
}
