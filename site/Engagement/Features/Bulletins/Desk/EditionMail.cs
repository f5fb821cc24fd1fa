using System.Globalization;
using System.Net;
using System.Text;
using PreventPublic.Core.Words;

namespace PreventPublic.Engagement.Features.Bulletins.Desk;

/// <summary>An edition as the inside of a mail: HTML and text that say the same. No pictures, nothing that reports back.</summary>
/// <param name="origin">The site's: links in mails are whole.</param>
public sealed class EditionMail(Edition edition, LanguageWords words, string origin)
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public string Html()
    {
        var html = new StringBuilder().Append(Invariant, $"<h1>{Safe(edition.Subject)}</h1>\n");
        html.Append(IntroductionIsEnglish ? $"<p>{Safe(InEnglish)}</p>\n" : "");
        foreach (var paragraph in edition.Introduction)
        {
            html.Append(Invariant, $"<p{Lang(paragraph.Language)}>{Safe(paragraph.Text)}</p>\n");
        }

        foreach (var section in edition.Sections)
        {
            html.Append(Invariant, $"<h2>{Safe(section.Title)}</h2>\n");
            foreach (var item in section.Items)
            {
                html.Append(Invariant, $"<h3{Lang(item.Language)}><a href=\"{Safe(origin + item.Address)}\">{Safe(item.Title)}</a>{Mark(item.Language)}</h3>\n");
                html.Append(item.IsSample ? $"<p>{Safe(words["bulletin.sample"])}</p>\n" : "").Append(item.When.Length > 0 ? $"<p><strong>{Safe(item.When)}</strong></p>\n" : "").Append(item.Summary.Length > 0 ? $"<p{Lang(item.Language)}>{Safe(item.Summary)}</p>\n" : "");
            }
        }

        return html.Append(Invariant, $"<p><a href=\"{Safe(origin + OnSite)}\">{Safe(words["bulletin.on-site"])}</a></p>\n").ToString();
    }

    public string Text()
    {
        var text = new StringBuilder();
        Line(text, edition.Subject.ToUpper(words.Language.Culture));
        if (IntroductionIsEnglish)
        {
            Line(text, InEnglish);
        }

        foreach (var paragraph in edition.Introduction)
        {
            Line(text, paragraph.Text);
        }

        foreach (var section in edition.Sections)
        {
            Line(text, $"* {section.Title} *");
            foreach (var item in section.Items)
            {
                Line(text, string.Join('\n', new[] { item.Language == edition.Language ? item.Title : $"{item.Title} {InEnglish}", item.IsSample ? words["bulletin.sample"] : "", item.When, item.Summary, origin + item.Address }.Where(line => line.Length > 0)));
            }
        }

        Line(text, $"{words["bulletin.on-site"]}:\n{origin}{OnSite}");
        return text.ToString();
    }

    /// <summary>Set when it is sent; the archive's address of this edition.</summary>
    public string OnSite { get; init; } = BulletinLinks.All;

    private bool IntroductionIsEnglish => edition.Introduction.Any(paragraph => paragraph.Language != edition.Language);

    /// <summary>Said in the reader's language of what is not in it.</summary>
    private string InEnglish => words["bulletin.in-english"];

    private string Mark(string code) => code == edition.Language ? "" : $" <span lang=\"{edition.Language}\" dir=\"{words.Language.Direction}\">{Safe(InEnglish)}</span>";

    private string Lang(string code) => code == edition.Language ? "" : $" lang=\"{code}\" dir=\"{Core.Languages.Language.Get(code).Direction}\"";

    private static void Line(StringBuilder text, string line) => text.Append(line).Append("\n\n");

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
