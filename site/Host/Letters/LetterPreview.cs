using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Mail;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Host.Adapters;
using PreventPublic.Host.Themes;

namespace PreventPublic.Host.Letters;

/// <summary>Shows a letter as the mail that it would be, both parts, about an event that does not exist.</summary>
public sealed class LetterPreview(PublishedLetters letters, LetterWriter writer, WordBook words, IConfiguration configuration, ThemeFiles themes, TimeProvider time) : IDraftPage
{
    public string? HtmlOf(Document document, SiteContent site, Language language)
    {
        if (document.Path.Folder != PublishedLetters.Folder)
        {
            return null;
        }

        return (LetterNames.Find(document.Path.Key) is not { } why ? Note($"No mail is called “{document.Path.Key}”, so it would never be sent.")
            : letters.In(site, why, language, "") is not { } said ? Note("It can be shown once its English is published.")
            : PageOf(MailOf(why, site, language), said.Language)).ToString();
    }

    private Html Note(string text) => Whole(Html.Of($"<p class=\"govuk-body\">{text}</p>\n"));

    private MailMessage MailOf(LetterKind why, SiteContent site, Language language)
    {
        var (own, sample) = (words[language], words[language]["page.sample"]);
        var example = LetterExample.Of(why, PublishedEvents.CouncilOf(site, language, configuration), language, $"{own["register.event"]} ({sample})", sample, time.GetUtcNow().UtcDateTime);
        return writer.Compose(example, letters.In(site, why, language, example.Title));
    }

    /// <param name="said">The language of the subject: English where the letter is not translated.</param>
    private Html PageOf(MailMessage mail, Language said)
    {
        var language = Language.Get(mail.Language);
        return Whole(Html.Of($"""
            <p class="govuk-body"><strong class="govuk-tag">Example</strong> This is the whole mail, as somebody would get it. The event, its time, its place and the person are made up, and the links lead nowhere.{(mail.Calendar is null ? "" : " A calendar entry goes with it.")}</p>
            <h1 class="govuk-heading-s">Subject</h1>
            <p class="govuk-body" lang="{said.Code}" dir="{said.Direction}"><strong>{mail.Subject}</strong></p>
            <h2 class="govuk-heading-s">In most mail programs</h2>
            <div class="pp-letter__mail" lang="{language.Code}" dir="{language.Direction}">{Inside(mail.Html)}</div>
            <h2 class="govuk-heading-s">As plain text</h2>
            <pre class="pp-letter__text" lang="{language.Code}" dir="{language.Direction}">{mail.Text}</pre>

            """));
    }

    /// <summary>What a mail program shows of the page that is sent.</summary>
    private static Html Inside(string page)
    {
        const string begins = "<body>";
        return Html.Raw(page[(page.IndexOf(begins, StringComparison.Ordinal) + begins.Length)..page.LastIndexOf("</body>", StringComparison.Ordinal)]);
    }

    private Html Whole(Html inside) => Html.Of($"""
        <!DOCTYPE html>
        <html class="govuk-template" lang="en" dir="ltr">
        <head>
        <meta charset="utf-8">
        <title>Example of a mail</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="stylesheet" href="{themes["manage.css"].Address}" integrity="{themes["manage.css"].Integrity}">
        </head>
        <body class="govuk-template__body pp-letter">
        {inside}</body>
        </html>

        """);
}
