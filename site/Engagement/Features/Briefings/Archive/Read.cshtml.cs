using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Bulletins.Archive;
using PreventPublic.Engagement.Features.Briefings.Record;
using PreventPublic.Engagement.Features.Pieces;

namespace PreventPublic.Engagement.Features.Briefings.Archive;

/// <summary>One briefing: what was covered, what was asked and answered, what was handed out.</summary>
public sealed class ReadModel(BriefingArchive archive, IPublishedPieces pieces) : PublicBulletinPage
{
    public BriefingText Text { get; private set; } = null!;

    public BriefingView View => BriefingView.Of(Text, Visit.Site, Words, pieces);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await archive.FindAsync(Visit.Site, slug, cancel) is not { } found)
        {
            return NotFound();
        }

        Text = found.Text;
        Show(new PageHead
        {
            Title = Text.Title,
            Description = Words["briefing.archive-lead"],
            Address = BriefingLinks.Of(slug),
            Languages = [Text.Language],
            Trail = [(Words["layout.home"], "/"), (Words["briefing.archive"], BriefingLinks.All)],
        });
        return Page();
    }
}
