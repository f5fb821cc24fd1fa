using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Features.ShareKit;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Access;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Words;

namespace PreventPublic.Cms.Features.Manage.Share;

/// <summary>What officers share: picture, posts, newsletter paragraph, snippet, posters.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(Publisher publisher, WordBook book, PublicOrigin origins, SocialCards cards, IFactRecorder facts) : KitPage(publisher, book, origins, facts)
{
    public IActionResult OnGet()
    {
        if (!Read("Share: "))
        {
            return NotFound();
        }

        CountOpened("kit");
        return Page();
    }

    /// <summary>The picture from Manage's own host.</summary>
    public async Task<IActionResult> OnGetCardAsync() => Read("") && Shown is { } shown ? File(await cards.OfAsync(shown.Reader, shown.Entry, Cancel), "image/png") : NotFound();
}
