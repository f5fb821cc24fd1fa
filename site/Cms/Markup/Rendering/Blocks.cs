using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using PreventPublic.Cms.Reading;

namespace PreventPublic.Cms.Markup.Rendering;

/// <summary>A renderer that knows the page it writes.</summary>
public abstract class Block<T> : HtmlObjectRenderer<T>
    where T : MarkdownObject
{
    protected sealed override void Write(Markdig.Renderers.HtmlRenderer renderer, T obj) => Write((PageRenderer)renderer, obj);

    protected abstract void Write(PageRenderer page, T block);
}

public sealed class Paragraphs : Block<ParagraphBlock>
{
    protected override void Write(PageRenderer page, ParagraphBlock block)
    {
        if (page.ImplicitParagraph)
        {
            page.WriteLeafInline(block);
            return;
        }

        page.Write("<p class=\"govuk-body\">").WriteLeafInline(block);
        page.Write("</p>\n");
    }
}

public sealed class Headings : Block<HeadingBlock>
{
    private static readonly string[] Sizes = ["xl", "l", "m", "s", "s", "s"];

    protected override void Write(PageRenderer page, HeadingBlock block)
    {
        var level = Math.Min(6, block.Level + page.LevelShift);
        var id = block.TryGetAttributes()?.Id;
        page.Write(Html.Of($"<h{level} class=\"govuk-heading-{Sizes[level - 1]}\"").AddIf(id is not null, $" id=\"{id}\"").Add($">"));
        page.WriteLeafInline(block);
        page.Write(Html.Of($"</h{level}>\n"));
        (page.Level, page.LastHeading) = (level, page.Fill(PlainText.Of(block)));
    }
}

public sealed class Lists : Block<ListBlock>
{
    protected override void Write(PageRenderer page, ListBlock block)
    {
        var (tag, kind) = block.IsOrdered ? ("ol", "number") : ("ul", "bullet");
        page.Write(Html.Of($"<{tag} class=\"govuk-list govuk-list--{kind}\"")
            .AddIf(block.IsOrdered && block.OrderedStart is not (null or "1"), $" start=\"{block.OrderedStart}\"").Add($">\n"));
        WriteItems(page, block, "<li>");
        page.Write(Html.Of($"</{tag}>\n"));
    }

    public static void WriteItems(PageRenderer page, ListBlock block, string open)
    {
        var outer = page.ImplicitParagraph;
        foreach (var item in block.OfType<ListItemBlock>())
        {
            page.ImplicitParagraph = !block.IsLoose;
            page.Write(open).WriteChildren(item);
            page.Write("</li>\n");
        }

        page.ImplicitParagraph = outer;
    }
}

public sealed class Quotes : Block<QuoteBlock>
{
    protected override void Write(PageRenderer page, QuoteBlock block)
    {
        page.Write("<blockquote class=\"govuk-inset-text\">\n").WriteChildren(block);
        page.Write("</blockquote>\n");
    }
}

public sealed class Rules : Block<ThematicBreakBlock>
{
    protected override void Write(PageRenderer page, ThematicBreakBlock block) => page.Write("<hr class=\"govuk-section-break govuk-section-break--m govuk-section-break--visible\">\n");
}

public sealed class CodeBlocks : Block<CodeBlock>
{
    protected override void Write(PageRenderer page, CodeBlock block)
    {
        page.Write("<pre><code>").WriteLeafRawLines(block, writeEndOfLines: true, escape: true);
        page.Write("</code></pre>\n");
    }
}

/// <summary>Tables scroll by themselves on a narrow screen, and can be reached by keyboard to do so.</summary>
public sealed class Tables : Block<Table>
{
    protected override void Write(PageRenderer page, Table block)
    {
        var label = page.LastHeading.Length == 0 ? page.Reader.Words["component.table"] : $"{page.Reader.Words["component.table"]}: {page.LastHeading}";
        page.Write(Html.Of($"<div class=\"pp-table\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table class=\"govuk-table\">\n"));
        var rows = block.OfType<TableRow>().ToList();
        page.Write("<thead class=\"govuk-table__head\">\n");
        WriteRows(page, block, rows.Where(row => row.IsHeader), header: true);
        page.Write("</thead>\n<tbody class=\"govuk-table__body\">\n");
        WriteRows(page, block, rows.Where(row => !row.IsHeader), header: false);
        page.Write("</tbody></table></div>\n");
    }

    private static void WriteRows(PageRenderer page, Table table, IEnumerable<TableRow> rows, bool header)
    {
        var outer = page.ImplicitParagraph;
        page.ImplicitParagraph = true;
        foreach (var row in rows)
        {
            page.Write("<tr class=\"govuk-table__row\">");
            for (var column = 0; column < row.Count; column++)
            {
                var number = column < table.ColumnDefinitions.Count && table.ColumnDefinitions[column].Alignment == TableColumnAlign.Right;
                WriteCell(page, (TableCell)row[column], header, number ? "--numeric" : "");
            }

            page.Write("</tr>\n");
        }

        page.ImplicitParagraph = outer;
    }

    private static void WriteCell(PageRenderer page, TableCell cell, bool header, string suffix)
    {
        var numeric = suffix.Length > 0;
        page.Write(header
            ? Html.Of($"<th scope=\"col\" class=\"govuk-table__header").AddIf(numeric, $" govuk-table__header--numeric").Add($"\">")
            : Html.Of($"<td class=\"govuk-table__cell").AddIf(numeric, $" govuk-table__cell--numeric").Add($"\">"));
        page.WriteChildren(cell);
        page.Write(header ? "</th>" : "</td>");
    }
}
