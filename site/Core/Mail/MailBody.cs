using System.Net;
using System.Text;
using PreventPublic.Core.Languages;

namespace PreventPublic.Core.Mail;

/// <summary>Builds a mail's text and HTML from the same pieces, so that both say the same.</summary>
/// <param name="titled">The language of the title, where it is not the mail's.</param>
public sealed class MailBody(Language language, string title, Language? titled = null)
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _html = new();

    public MailBody Paragraph(string text)
    {
        _text.Append(text).Append("\n\n");
        _html.Append("<p>").Append(Encoded(text)).Append("</p>\n");
        return this;
    }

    /// <summary>Words that a renderer has made into both parts already.</summary>
    /// <param name="html">Safe to send: encoded, and without anything that loads or runs.</param>
    public MailBody Rendered(string text, string html)
    {
        if (text.Length > 0)
        {
            _text.Append(text).Append("\n\n");
            _html.Append(html.TrimEnd()).Append('\n');
        }

        return this;
    }

    public MailBody Facts(params IEnumerable<(string Name, string Value)> facts)
    {
        _html.Append("<dl>\n");
        foreach (var (name, value) in facts.Where(fact => fact.Value.Length > 0))
        {
            _text.Append(name).Append(": ").Append(value).Append('\n');
            _html.Append("<dt><strong>").Append(Encoded(name)).Append("</strong></dt><dd>").Append(Encoded(value)).Append("</dd>\n");
        }

        _text.Append('\n');
        _html.Append("</dl>\n");
        return this;
    }

    public MailBody Link(string words, string address)
    {
        _text.Append(words).Append(":\n").Append(address).Append("\n\n");
        _html.Append("<p><a href=\"").Append(Encoded(address)).Append("\">").Append(Encoded(words)).Append("</a></p>\n");
        return this;
    }

    /// <summary>The same in another language, below what stands here already.</summary>
    public MailBody Also(MailBody other) => Rendered(other._text.ToString().TrimEnd(), other.Passage);

    private string Passage => $"""
        <hr>
        <div lang="{language.Code}" dir="{language.Direction}">
        <h2>{Encoded(title)}</h2>
        {_html}</div>
        """;

    public string Text => _text.ToString().TrimEnd() + "\n";

    public string Html => $"""
        <!DOCTYPE html>
        <html lang="{language.Code}" dir="{language.Direction}">
        <head><meta charset="utf-8"><title>{Encoded(title)}</title></head>
        <body>
        <h1{(titled is null || titled == language ? "" : $" lang=\"{titled.Code}\" dir=\"{titled.Direction}\"")}>{Encoded(title)}</h1>
        {_html}</body>
        </html>

        """;

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
