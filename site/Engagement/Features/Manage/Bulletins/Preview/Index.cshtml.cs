using System.Text;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Bulletins.Preview;

/// <summary>One edition as it arrives: the mail's HTML, its plain text, or the page, which is what is printed.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(BulletinShelf shelf, IEventDirectory directory, EditionMaker maker, BulletinSchedule schedule, BulletinFrame frame) : BulletinPage(shelf, directory)
{
    public Edition Edition { get; private set; } = null!;

    public Language Language { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromRoute] string month, [FromRoute] string audience, [FromRoute] string language, [FromRoute] string form)
    {
        if (!await FindAsync(month) || !BulletinAudiences.All.Contains(audience) || Languages.FirstOrDefault(one => one.Code == language) is not { } known)
        {
            return NotFound();
        }

        Language = known;
        var kept = Bulletin.Editions.FirstOrDefault(edition => edition.Audience == audience && edition.Language == language);
        Edition = kept is null ? maker.One(Bulletin, audience, known) : Edition.FromJson(kept.Content);
        return form switch
        {
            "mail" => Content(Framed().Html, "text/html", Encoding.UTF8),
            "text" => Content(Framed().Text, "text/plain", Encoding.UTF8),
            "page" => Page(),
            _ => NotFound(),
        };
    }

    /// <summary>As the sender frames it; the personal links lead nowhere.</summary>
    private FramedMail Framed() => frame.Of(schedule.PartOf(Bulletin, Edition), new PersonalLinks("#", "#"));
}
