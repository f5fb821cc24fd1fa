using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Check;

/// <summary>Rules on the Markdown of a body.</summary>
public static class BodyRules
{
    /// <summary>In characters. Reading a paragraph of brackets takes time with the square of its length.</summary>
    private const int LongestStretch = 20_000;

    public static void Check(Document document, CheckScope scope)
    {
        if (document.Path.IsData)
        {
            return;
        }

        var body = document.Body;
        var tree = Parse(document, body, scope);
        if (tree is null)
        {
            return;
        }

        new HeadingRules(document, scope).Check([.. tree.Descendants<HeadingBlock>()]);
        new ComponentRules(document, scope).Check(tree);
        var (links, tokens) = (new LinkRules(document, scope), new TokenRules(document, scope));
        foreach (var link in tree.Descendants<LinkInline>())
        {
            links.Check(link);
        }

        foreach (var token in tree.Descendants<Token>())
        {
            tokens.Check(token.Name, token.Key, document.BodyLine + token.Line);
        }

        foreach (var table in tree.Descendants<Table>().Where(table => !table.OfType<TableRow>().Any(row => row.IsHeader && row.Descendants<LiteralInline>().Any())))
        {
            scope.Error(document, document.BodyLine + table.Line, "the table has no header row", "begin it with | Name | Name | and |---|---|");
        }

        if (document.Item is Letter letter)
        {
            new LetterRules(document, letter, scope).Check(body, tree);
        }
        else
        {
            AttributeRules.Check(document, tree, scope);
        }

        TextRules.Check(document, body, tree, scope);
    }

    private static MarkdownDocument? Parse(Document document, string body, CheckScope scope)
    {
        var line = document.BodyLine;
        foreach (var stretch in body.Split("\n\n"))
        {
            if (stretch.Length > LongestStretch)
            {
                scope.Error(document, line, $"{stretch.Length:N0} characters stand here without an empty line", $"at most {LongestStretch:N0}");
                return null;
            }

            line += stretch.Count(letter => letter == '\n') + 2;
        }

        try
        {
            return MarkdownSyntax.Parse(body);
        }
        catch (ArgumentException)
        {
            scope.Error(document, document.BodyLine, "the body is nested too deeply to be read", "use fewer levels of lists, quotes and brackets");
            return null;
        }
    }
}
