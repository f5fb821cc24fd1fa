using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Briefings.Archive;
using PreventPublic.Engagement.Features.Partners.SeePartners;

namespace PreventPublic.Engagement.Features.Bulletins.Archive;

/// <summary>All bulletins, newest first.</summary>
public sealed class IndexModel(BulletinArchive archive, BriefingArchive briefings, PublicPartners partners) : PublicBulletinPage
{
    public IReadOnlyList<(string Month, DateTime SentAt)> Bulletins { get; private set; } = [];

    public bool HasBriefings { get; private set; }

    /// <summary>Whether the site says who its champions and partners are.</summary>
    public bool HasPartners { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Bulletins = await archive.AllAsync(Visit.Site, cancel);
        HasBriefings = (await briefings.AllAsync(Visit.Site, cancel)).Count > 0;
        HasPartners = await partners.AnyAsync(Visit.Site, cancel);
        Show(new PageHead
        {
            Title = Words["bulletin.archive"],
            Description = Words["bulletin.archive-lead"],
            Address = BulletinLinks.All,
            Languages = Codes,
            Trail = [(Words["layout.home"], "/")],
        });
        return Page();
    }
}
