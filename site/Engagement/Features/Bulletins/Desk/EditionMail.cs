using System.Net;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Bulletins.Sending;

namespace PreventPublic.Engagement.Features.Bulletins.Desk;

/// <summary>An edition as the inside of a mail: HTML and text that say the same. No pictures, nothing that reports back.</summary>
/// <param name="origin">The site's: links in mails are whole.</param>
public sealed class EditionMail(Edition edition, LanguageWords words, string origin)
{
    /// <summary>Set when it is sent; the archive's address of this edition.</summary>
    public string OnSite { get; init; } = BulletinLinks.All;

    /// <summary>The whole mail block by block, with what only those read who are not sent everything.</summary>
    public IReadOnlyList<MailingBlock> Blocks =>
    [
        Of(BlockKind.Always, $"<h1>{Safe(edition.Subject)}</h1>\n{(IntroductionIsEnglish ? $"<p>{Safe(InEnglish)}</p>\n" : "")}", edition.Subject.ToUpper(words.Language.Culture), IntroductionIsEnglish ? InEnglish : ""),
        .. edition.Introduction.Select(paragraph => Of(BlockKind.Always, $"<p{Lang(paragraph.Language)}>{Safe(paragraph.Text)}</p>\n", paragraph.Text)),
        .. edition.Sections.SelectMany(section => section.Items.Select(PieceOf).Prepend(Of(BlockKind.Heading, $"<h2>{Safe(section.Title)}</h2>\n", $"* {section.Title} *"))),
        Of(BlockKind.WhenCut, $"<p>{Safe(words["bulletin.your-topics"])}</p>\n", words["bulletin.your-topics"]),
        Of(BlockKind.Always, $"<p><a href=\"{Safe(origin + OnSite)}\">{Safe(words["bulletin.on-site"])}</a></p>\n", $"{words["bulletin.on-site"]}:\n{origin}{OnSite}"),
    ];

    public string Html() => string.Concat(Whole.Select(block => block.Html));

    public string Text() => string.Concat(Whole.Select(block => block.Text));

    private IEnumerable<MailingBlock> Whole => Blocks.Where(block => block.Kind != BlockKind.WhenCut);

    private bool IntroductionIsEnglish => edition.Introduction.Any(paragraph => paragraph.Language != edition.Language);

    /// <summary>Said in the reader's language of what is not in it.</summary>
    private string InEnglish => words["bulletin.in-english"];

    private MailingBlock PieceOf(EditionItem item)
    {
        var (sample, title) = (item.IsSample ? words["bulletin.sample"] : "", item.Language == edition.Language ? item.Title : $"{item.Title} {InEnglish}");
        var html = string.Concat(
            $"<h3{Lang(item.Language)}><a href=\"{Safe(origin + item.Address)}\">{Safe(item.Title)}</a>{Mark(item.Language)}</h3>\n",
            sample.Length > 0 ? $"<p>{Safe(sample)}</p>\n" : "",
            item.When.Length > 0 ? $"<p><strong>{Safe(item.When)}</strong></p>\n" : "",
            item.Summary.Length > 0 ? $"<p{Lang(item.Language)}>{Safe(item.Summary)}</p>\n" : "");
        return Of(BlockKind.Piece, html, string.Join('\n', new[] { title, sample, item.When, item.Summary, origin + item.Address }.Where(line => line.Length > 0))) with { Topics = item.Topics ?? [] };
    }

    private static MailingBlock Of(BlockKind kind, string html, params string[] paragraphs) => new(kind, html, string.Concat(paragraphs.Where(text => text.Length > 0).Select(text => text + "\n\n")), []);

    private string Mark(string code) => code == edition.Language ? "" : $" <span lang=\"{edition.Language}\" dir=\"{words.Language.Direction}\">{Safe(InEnglish)}</span>";

    private string Lang(string code) => code == edition.Language ? "" : $" lang=\"{code}\" dir=\"{Core.Languages.Language.Get(code).Direction}\"";

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
