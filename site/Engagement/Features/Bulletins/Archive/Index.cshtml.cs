using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web;

namespace PreventPublic.Engagement.Features.Bulletins.Archive;

/// <summary>All bulletins, newest first.</summary>
public sealed class IndexModel(BulletinArchive archive) : PublicBulletinPage
{
    public IReadOnlyList<(string Month, DateTime SentAt)> Bulletins { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Bulletins = await archive.AllAsync(Visit.Site, cancel);
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
