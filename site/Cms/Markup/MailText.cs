using System.Globalization;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;

namespace PreventPublic.Cms.Markup;

/// <summary>
/// A body as the plain part of a mail: paragraphs and lists, the site's words put in, and the address behind each link. What else a
/// body can hold has no place in a mail, and <c>content check</c> says so.
/// </summary>
public static class MailText
{
    public static string Of(Reader reader, IEnumerable<Passage> passages)
    {
        var text = new StringBuilder();
        foreach (var passage in passages)
        {
            AppendBlocks(text, MarkdownSyntax.Parse(passage.Markdown), leaf => WordsOf(leaf, reader, passage), "");
        }

        return text.ToString().TrimEnd();
    }

    private static void AppendBlocks(StringBuilder text, ContainerBlock blocks, Func<LeafBlock, string> words, string indent)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case ListBlock list:
                    AppendList(text, list, words, indent);
                    break;
                case ContainerBlock inner:
                    AppendBlocks(text, inner, words, indent);
                    break;
                case LeafBlock { Inline: not null } leaf:
                    text.Append(words(leaf)).Append(indent.Length == 0 ? "\n\n" : "\n");
                    break;
            }
        }
    }

    private static void AppendList(StringBuilder text, ListBlock list, Func<LeafBlock, string> words, string indent)
    {
        var number = int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            text.Append(indent).Append(list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ");
            AppendBlocks(text, item, words, indent + "  ");
        }

        text.Append(indent.Length == 0 ? "\n" : "");
    }

    private static string WordsOf(LeafBlock leaf, Reader reader, Passage passage)
    {
        var words = new StringBuilder();
        AppendWords(words, leaf.Inline!, reader, passage);
        return words.ToString().Trim();
    }

    private static void AppendWords(StringBuilder words, ContainerInline inlines, Reader reader, Passage passage)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LinkInline { IsImage: false } link:
                    AppendLink(words, link, reader, passage);
                    break;
                case ContainerInline container:
                    AppendWords(words, container, reader, passage);
                    break;
                case AutolinkInline auto:
                    words.Append(auto.Url);
                    break;
                case LiteralInline literal:
                    words.Append(literal.Content.AsSpan());
                    break;
                case HtmlEntityInline entity:
                    words.Append(entity.Transcoded.AsSpan());
                    break;
                case LineBreakInline:
                    words.Append(' ');
                    break;
                case Token token:
                    words.Append(Tokens.Value(token.Name, token.Key, reader, passage.Language) ?? token.ToString());
                    break;
            }
        }
    }

    /// <summary>The words, and where they lead in brackets, unless they are the address themselves.</summary>
    private static void AppendLink(StringBuilder words, LinkInline link, Reader reader, Passage passage)
    {
        var said = new StringBuilder();
        AppendWords(said, link, reader, passage);
        var target = LinkTarget.Of(link.Url) is { } url ? reader.Href(url) : "";
        var address = target.StartsWith("mailto:", StringComparison.Ordinal) || target.StartsWith("tel:", StringComparison.Ordinal) ? target[(target.IndexOf(':', StringComparison.Ordinal) + 1)..] : target;
        words.Append(said);
        if (address.Length > 0 && said.ToString() != address)
        {
            words.Append(" (").Append(address).Append(')');
        }
    }
}
