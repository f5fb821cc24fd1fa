using System.Text;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Bulletins;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.Bulletins.Preview;

/// <summary>One edition as it arrives: the mail's HTML, its plain text, or the page, which is what is printed.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(BulletinShelf shelf, IEventDirectory directory, EditionMaker maker, BulletinSchedule schedule, BulletinFrame frame) : BulletinPage(shelf, directory)
{
    public const string NotSent = "No piece is about this topic. Whoever chose nothing else is not sent this bulletin.";

    public Edition Edition { get; private set; } = null!;

    public Language Language { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromRoute] string month, [FromRoute] string audience, [FromRoute] string language, [FromRoute] string form, [FromQuery] string? topic)
    {
        if (!await FindAsync(month) || !BulletinAudiences.All.Contains(audience) || Languages.FirstOrDefault(one => one.Code == language) is not { } known || (topic is { Length: > 0 } && !SubscriberChoices.Topics.Contains(topic)))
        {
            return NotFound();
        }

        Language = known;
        var kept = Bulletin.Editions.FirstOrDefault(edition => edition.Audience == audience && edition.Language == language);
        Edition = kept is null ? maker.One(Bulletin, audience, known) : Edition.FromJson(kept.Content);
        return form switch
        {
            "mail" when Framed(topic) is { } mail => Content(mail.Html, "text/html", Encoding.UTF8),
            "text" when Framed(topic) is { } mail => Content(mail.Text, "text/plain", Encoding.UTF8),
            "mail" or "text" => Content(NotSent, "text/plain", Encoding.UTF8),
            "page" => Page(),
            _ => NotFound(),
        };
    }

    /// <summary>As the sender frames it for whoever chose one topic, or none; the personal links lead nowhere.</summary>
    /// <returns>Null when nothing is left.</returns>
    private FramedMail? Framed(string? topic)
    {
        var parts = new MailingParts([schedule.PartOf(Bulletin, Edition)]);
        var choices = new Choices(Edition.Audience, topic is { Length: > 0 } ? [topic] : [], Edition.Language, Frequencies.Monthly);
        return parts.Of(choices.Audience, choices.Language, choices.TopicText) is { } part ? frame.Of(part, new PersonalLinks("#", "#")) : null;
    }
}
