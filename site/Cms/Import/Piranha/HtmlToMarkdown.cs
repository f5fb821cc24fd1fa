using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace PreventPublic.Cms.Import.Piranha;

/// <summary>Editors' HTML as the Markdown that content is written in. What that has no word for goes, and is said.</summary>
/// <param name="told">Told of every kind of element that is left out.</param>
/// <param name="picture">The Markdown of a picture at a source with a description; null when it cannot be carried.</param>
public sealed class HtmlToMarkdown(Action<string> told, Func<string, string, string?> picture)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private int _level = 1;

    public string Convert(string html)
    {
        var text = new StringBuilder();
        Blocks(new HtmlParser().ParseDocument(html).Body!, text);
        return text.ToString().Trim();
    }

    /// <summary>A heading with the id that translations find it by.</summary>
    public string Heading(int level, string title)
    {
        var id = PiranhaNames.Slug(title);
        for (var number = 2; !_ids.Add(id); number++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{PiranhaNames.Slug(title)}-{number}");
        }

        // None is left out: headings go down one level at a time here.
        _level = Math.Min(Math.Clamp(level, 2, 4), _level + 1);
        return $"{new string('#', _level)} {title} {{#{id}}}";
    }

    private void Blocks(INode parent, StringBuilder text)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element)
            {
                Block(element, text);
            }
            else if (node.TextContent.Trim().Length > 0)
            {
                Paragraph(Inline(node), text);
            }
        }
    }

    private void Block(IElement element, StringBuilder text)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Paragraph(element.TextContent.Trim() is { Length: > 0 } title ? Heading(element.LocalName[1] - '0', Spaces(title)) : "", text);
                break;
            case "p" or "figcaption" or "address":
                Paragraph(InlineOf(element), text);
                break;
            case "ul" or "ol":
                List(element, text, "");
                text.Append('\n');
                break;
            case "blockquote":
                Paragraph("> " + InlineOf(element), text);
                break;
            case "pre":
                Paragraph($"```\n{element.TextContent.Trim()}\n```", text);
                break;
            case "hr" or "br":
                break;
            case "img" or "a" or "strong" or "em" or "b" or "i" or "span" or "code":
                Paragraph(Inline(element), text);
                break;
            case "div" or "section" or "article" or "figure" or "main" or "header" or "footer" or "center":
                Blocks(element, text);
                break;
            case "table":
                Table(element, text);
                break;
            case "script" or "style" or "iframe" or "form" or "video" or "audio" or "object" or "embed":
                told($"<{element.LocalName}>");
                break;
            default:
                told($"<{element.LocalName}> (its words are kept)");
                Blocks(element, text);
                break;
        }
    }

    private void List(IElement list, StringBuilder text, string indent)
    {
        var number = 1;
        foreach (var item in list.Children.Where(child => child.LocalName == "li"))
        {
            var mark = list.LocalName == "ol" ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ";
            text.Append(indent).Append(mark).Append(Spaces(string.Concat(item.ChildNodes.Where(node => node is not IElement { LocalName: "ul" or "ol" }).Select(Inline)))).Append('\n');
            foreach (var inner in item.Children.Where(child => child.LocalName is "ul" or "ol"))
            {
                List(inner, text, indent + new string(' ', mark.Length));
            }
        }
    }

    private void Table(IElement table, StringBuilder text)
    {
        var rows = table.QuerySelectorAll("tr").Select(row => row.Children.Where(cell => cell.LocalName is "th" or "td").Select(cell => InlineOf(cell).Replace("|", "\\|", StringComparison.Ordinal)).ToList()).Where(row => row.Count > 0).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var width = rows.Max(row => row.Count);
        foreach (var (row, number) in rows.Select((row, number) => (row, number)))
        {
            text.Append("| ").AppendJoin(" | ", row.Concat(Enumerable.Repeat("", width - row.Count))).Append(" |\n").Append(number == 0 ? $"|{string.Concat(Enumerable.Repeat("---|", width))}\n" : "");
        }

        text.Append('\n');
    }

    private string InlineOf(IElement element) => Spaces(string.Concat(element.ChildNodes.Select(Inline)));

    private string Inline(INode node) => node switch
    {
        IText words => Escaped(words.Data),
        IElement { LocalName: "strong" or "b" } bold => Around(InlineOf(bold), "**"),
        IElement { LocalName: "em" or "i" } leaning => Around(InlineOf(leaning), "*"),
        IElement { LocalName: "code" } code => $"`{code.TextContent}`",
        IElement { LocalName: "br" } => " ",
        IElement { LocalName: "a" } link => LinkOf(link),
        IElement { LocalName: "img" } image => picture(image.GetAttribute("src") ?? "", image.GetAttribute("alt") ?? "") ?? "",
        IElement { LocalName: "script" or "style" or "iframe" } left => Left(left),
        IElement other => string.Concat(other.ChildNodes.Select(Inline)),
        _ => "",
    };

    private string Left(IElement element)
    {
        told($"<{element.LocalName}>");
        return "";
    }

    private string LinkOf(IElement link)
    {
        var (words, to) = (InlineOf(link), link.GetAttribute("href") ?? "");
        return words.Length == 0 ? "" : PiranhaNames.IsLink(to) ? $"[{words}]({to})" : words;
    }

    private static string Around(string words, string mark) => words.Length == 0 ? "" : $"{mark}{words}{mark}";

    /// <summary>What Markdown would take for a mark of its own.</summary>
    private static string Escaped(string words) => words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal).Replace("{{", "{ {", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal);

    private static string Spaces(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void Paragraph(string words, StringBuilder text)
    {
        if (words.Trim().Length > 0)
        {
            text.Append(words.Trim()).Append("\n\n");
        }
    }
}
