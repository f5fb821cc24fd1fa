using System.Net;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>Addresses that are one subscriber's own.</summary>
/// <param name="Unsubscribe">Takes RFC 8058's POST; a GET shows a button.</param>
public sealed record PersonalLinks(string Unsubscribe, string Preferences);

/// <summary>A whole mail.</summary>
public sealed record FramedMail(string Html, string Text);

/// <summary>Puts a part into its frame: language, direction, title, and the footer with the personal links in the part's language.</summary>
public sealed class BulletinFrame(WordBook book)
{
    /// <exception cref="FormatException">The part cannot be made into a mail; the message says why.</exception>
    public FramedMail Of(MailingPart part, PersonalLinks links)
    {
        var language = Language.Find(part.Language) ?? throw new FormatException($"there is no language “{part.Language}”");
        Check(part);
        var words = book[language];
        var html = $"""
            <!DOCTYPE html>
            <html lang="{language.Code}" dir="{language.Direction}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Safe(part.Subject)}</title></head>
            <body>
            {part.Html}
            <hr>
            <p>{Safe(words["subscribe.footer"])}</p>
            <p><a href="{Safe(links.Preferences)}">{Safe(words["subscribe.preferences-link"])}</a></p>
            <p><a href="{Safe(links.Unsubscribe)}">{Safe(words["subscribe.unsubscribe-link"])}</a></p>
            </body>
            </html>

            """;
        var text = $"""
            {part.Text.TrimEnd()}

            --
            {words["subscribe.footer"]}

            {words["subscribe.preferences-link"]}:
            {links.Preferences}

            {words["subscribe.unsubscribe-link"]}:
            {links.Unsubscribe}

            """;
        return new FramedMail(html, text);
    }

    private static void Check(MailingPart part)
    {
        if (string.IsNullOrWhiteSpace(part.Subject) || part.Subject.Any(char.IsControl))
        {
            throw new FormatException("its subject is empty or more than one line");
        }

        if (string.IsNullOrWhiteSpace(part.Html) || string.IsNullOrWhiteSpace(part.Text))
        {
            throw new FormatException("its HTML or its text is empty");
        }

        if (part.Html.Contains("<html", StringComparison.OrdinalIgnoreCase) || part.Html.Contains("<script", StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException("its HTML is a whole page or holds a program");
        }
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
