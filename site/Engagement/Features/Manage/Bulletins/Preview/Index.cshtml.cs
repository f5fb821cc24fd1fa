using System.Text;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Bulletins.Preview;

/// <summary>One edition as it arrives: the mail's HTML, its plain text, or the page, which is what is printed.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(BulletinShelf shelf, IEventDirectory directory, EditionMaker maker, BulletinSchedule schedule) : BulletinPage(shelf, directory)
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

    private (string Html, string Text) Framed()
    {
        var part = schedule.PartOf(Bulletin, Edition);
        return ($"<!DOCTYPE html><html lang=\"{Language.Code}\" dir=\"{Language.Direction}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>x</title></head><body>{part.Html}</body></html>", part.Text);
    }
}
