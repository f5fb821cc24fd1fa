using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Check;

/// <summary>Letters: only what both parts of a mail can show, and nothing that would be sent as it stands.</summary>
internal sealed partial class LetterRules(Document document, Letter letter, CheckScope scope)
{
    private const string Placeholders = "write {{event}}, " + TokenRules.Usual + "; readers cannot be shown other braces";

    public void Check(string body, MarkdownDocument tree)
    {
        CheckLine("title", letter.Title);
        CheckLine("subject", letter.Subject);
        if (document.Has("subject") && !letter.Subject.Contains("{{event}}", StringComparison.Ordinal))
        {
            scope.Warn(document, document.LineOf("subject"), "the subject does not name the event", "put {{event}} into it: some people register for several");
        }

        CheckBody(body, tree);
    }

    private void CheckLine(string field, string text)
    {
        if (text.Contains('\n', StringComparison.Ordinal))
        {
            scope.Error(document, document.LineOf(field), $"“{field}” has a line break", "write it in one line");
        }

        CheckBraces(Tokens.Shape().Replace(text, ""), _ => document.LineOf(field));
    }

    private void CheckBody(string body, MarkdownDocument tree)
    {
        if (!tree.Descendants<LeafBlock>().Any(leaf => PlainText.Of(leaf).Trim().Length > 0) && (scope.EnglishOf(document) ?? document).Item.Extends is null)
        {
            scope.Error(document, document.BodyLine, "the letter says nothing", "write a paragraph: it stands under “Hello”, above the time and the place");
        }

        foreach (var block in tree)
        {
            CheckBlock(block);
        }

        foreach (var link in tree.Descendants<LinkInline>().Where(link => link.Url?.StartsWith('#') == true))
        {
            Wrong(link, "a link to a part of the same page leads nowhere in a mail", "use an address such as /events");
        }

        CheckBraces(BodyToken().Replace(body, token => new string(' ', token.Length)), at => document.BodyLine + body.AsSpan(0, at).Count('\n'));
    }

    private void CheckBlock(Block block)
    {
        switch (block)
        {
            case ListBlock or ListItemBlock:
                foreach (var inner in (ContainerBlock)block)
                {
                    CheckBlock(inner);
                }

                break;
            case ParagraphBlock { Inline: { } inline }:
                CheckWords(inline);
                break;
            case LinkReferenceDefinitionGroup:
                break;
            default:
                Wrong(block, $"{NameOf(block)} cannot stand in a mail", Allowed);
                break;
        }
    }

    private const string Allowed = "use paragraphs, lists, **strong words** and links";

    private void CheckWords(ContainerInline words)
    {
        foreach (var inline in words.Where(inline => inline is LinkInline { IsImage: true } or CodeInline))
        {
            Wrong(inline, $"{(inline is CodeInline ? "code" : "a picture")} cannot stand in a mail", Allowed);
        }

        foreach (var inner in words.OfType<ContainerInline>())
        {
            CheckWords(inner);
        }
    }

    private static string NameOf(Block block) => block switch
    {
        HeadingBlock => "a heading",
        QuoteBlock => "a quotation",
        CodeBlock => "code",
        ThematicBreakBlock => "a dividing line",
        Markdig.Extensions.Tables.Table => "a table",
        _ => "a component",
    };

    private void CheckBraces(string rest, Func<int, int> lineOf)
    {
        if (Brace().Match(rest) is { Success: true } found)
        {
            scope.Error(document, lineOf(found.Index), $"“{found.Value}” means nothing here", Placeholders);
        }
    }

    private void Wrong(MarkdownObject at, string what, string allowed) => scope.Error(document, document.BodyLine + at.Line, what, allowed);

    /// <summary>As <see cref="TokenParser"/> reads them; whether they are known, <see cref="TokenRules"/> says.</summary>
    [GeneratedRegex(@"\{\{[^{}\n]{1,76}\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex BodyToken();

    [GeneratedRegex(@"(?<!\\)(?:\{+[^{}\n]{0,30}\}*|\}+)", RegexOptions.CultureInvariant)]
    private static partial Regex Brace();
}
