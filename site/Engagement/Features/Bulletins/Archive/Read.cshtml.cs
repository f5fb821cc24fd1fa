using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Bulletins.Desk;

namespace PreventPublic.Engagement.Features.Bulletins.Archive;

/// <summary>One bulletin, for one audience.</summary>
public sealed class ReadModel(BulletinArchive archive) : PublicBulletinPage
{
    public string Month { get; private set; } = "";

    public Edition Edition { get; private set; } = null!;

    /// <summary>Audiences with an edition of their own.</summary>
    public IReadOnlyList<string> Audiences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string month, string? audience, CancellationToken cancel)
    {
        if (BulletinMonth.Read(month) is null)
        {
            return NotFound();
        }

        var wanted = audience ?? BulletinAudiences.Residents;
        var editions = await archive.EditionsAsync(Visit.Site, month, Visit.Language.Code, cancel);
        if (editions.FirstOrDefault(edition => edition.Audience == wanted) is not { } found)
        {
            return NotFound();
        }

        (Month, Edition) = (month, found);
        Audiences = [.. BulletinAudiences.All.Where(one => editions.Any(edition => edition.Audience == one))];
        Show(new PageHead
        {
            Title = found.Subject,
            Description = Words["bulletin.archive-lead"],
            Address = BulletinLinks.Of(month, wanted),
            Languages = Codes,
            Trail = [(Words["layout.home"], "/"), (Words["bulletin.archive"], BulletinLinks.All)],
        });
        return Page();
    }
}
