using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;

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

        var rules = new BodyWalk(document, scope);
        rules.Headings([.. tree.Descendants<HeadingBlock>()]);
        rules.Components(tree);
        foreach (var link in tree.Descendants<LinkInline>())
        {
            rules.Link(link);
        }

        foreach (var token in tree.Descendants<Token>())
        {
            rules.Token(token.Name, token.Key, document.BodyLine + token.Line);
        }

        foreach (var table in tree.Descendants<Table>().Where(table => !table.OfType<TableRow>().Any(row => row.IsHeader && row.Descendants<LiteralInline>().Any())))
        {
            scope.Error(document, document.BodyLine + table.Line, "the table has no header row", "begin it with | Name | Name | and |---|---|");
        }

        AttributeRules.Check(document, tree, scope);
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

/// <summary>One document's body against the sites that show it.</summary>
internal sealed class BodyWalk(Document document, CheckScope scope)
{
    private static readonly HashSet<string> Vague = new(StringComparer.OrdinalIgnoreCase)
    {
        "click here", "here", "read more", "more", "link", "this link", "this page", "find out more", "learn more", "website", "click",
    };

    private readonly IReadOnlyList<Published.SiteContent> _sites = scope.SitesOf(document);

    private int Line(MarkdownObject node) => document.BodyLine + node.Line;

    public void Headings(IReadOnlyList<HeadingBlock> headings)
    {
        var guide = document.Item is Guide;
        var level = 1;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var heading in headings)
        {
            if (heading.Level == 1 && !guide)
            {
                scope.Error(document, Line(heading), "“# ” is the page's title, which the front matter gives", "begin headings with ##; only guides are cut into parts with #");
            }
            else if (heading.Level > level + 1)
            {
                scope.Error(document, Line(heading), $"the heading goes from level {level} to {heading.Level}", $"use {new string('#', level + 1)}");
            }

            level = heading.Level;
            var id = heading.TryGetAttributes()?.Id;
            if (id is not null && !ids.Add(id))
            {
                scope.Error(document, Line(heading), $"the id “{id}” stands twice", "every id once");
            }
            else if (id is null && PlainText.Of(heading).EndsWith('}'))
            {
                scope.Error(document, Line(heading), "what stands in braces is not an id", "write {#name}, two letters or more");
            }
            else if (id is null && guide && heading.Level == 1)
            {
                scope.Error(document, Line(heading), "the part has no id", "write # Title {#id}");
            }
        }

        if (guide && document.Path.IsEnglish && headings.Count(heading => heading.Level == 1) < 2)
        {
            scope.Error(document, document.BodyLine, "a guide has two parts or more", "begin each with # Title {#id}, or make it a page");
        }
    }

    public void Components(MarkdownDocument tree)
    {
        foreach (var directive in tree.Descendants<Directive>())
        {
            CheckDirective(directive);
        }

        foreach (var container in tree.Descendants<CustomContainer>())
        {
            CheckContainer(container);
        }
    }

    private void CheckDirective(Directive directive)
    {
        var (first, words) = Markup.Rendering.Directives.Cut(directive.Argument);
        switch (directive.Name)
        {
            case "start":
                Exists("flows", directive.Argument, directive, "name a file in flows/, without .md");
                break;
            case "contact":
                Exists("contacts", directive.Argument, directive, "name a file in contacts/, without .md");
                break;
            case "contacts":
                foreach (var need in directive.Argument.Split(' ').Except(Vocabulary.Needs.Split(' ')))
                {
                    scope.Error(document, Line(directive), $"“{need}” is not a need", $"use {Vocabulary.Needs.Replace(" ", ", ", StringComparison.Ordinal)}");
                }

                break;
            case "download":
                foreach (var site in _sites.Where(site => !site.Media.ContainsKey(first)))
                {
                    scope.Error(document, Line(directive), $"there is no file “{first}” in {site.Id}", "put it in media/ and write media/NAME Title");
                }

                break;
            case "video" when LinkTarget.Of(first) is null || words == first:
                scope.Error(document, Line(directive), "a film needs its address and its title", "write :::video https://… Title");
                break;
        }
    }

    private void CheckContainer(CustomContainer container)
    {
        if (container.Info is not { } name || !MarkdownSyntax.Containers.TryGetValue(name, out var needsWords))
        {
            scope.Error(document, Line(container), $"“:::{container.Info}” is not a component", $"use {string.Join(", ", MarkdownSyntax.Containers.Keys.Concat(DirectiveParser.Names))}");
            return;
        }

        if (container.IsOpen && container.ClosingFencedCharCount == 0)
        {
            scope.Error(document, Line(container), $"“:::{name}” is not closed", "end it with a line of as many colons");
        }

        if (needsWords && string.IsNullOrWhiteSpace(container.Arguments))
        {
            scope.Error(document, Line(container), $"“:::{name}” needs words behind it", "for example :::details What this means");
        }

        switch (name)
        {
            case "links" or "related":
                foreach (var key in Markup.Rendering.Containers.Keys(container))
                {
                    Exists("pages", key, container, "name a file in pages/, without .md");
                }

                break;
            case "audience":
                foreach (var audience in (container.Arguments ?? "").Split(' ').Except(Vocabulary.Audiences.Split(' ')))
                {
                    scope.Error(document, Line(container), $"“{audience}” is not an audience", $"use {Vocabulary.Audiences.Replace(" ", ", ", StringComparison.Ordinal)}");
                }

                break;
            case "lang" when Language.Find(container.Arguments) is null:
                scope.Error(document, Line(container), $"“{container.Arguments}” is not a language here", $"use {string.Join(", ", Language.All.Select(l => l.Code))}");
                break;
        }
    }

    private void Exists(string folder, string key, MarkdownObject at, string allowed)
    {
        foreach (var site in _sites.Where(site => site.Find(folder, key) is null))
        {
            scope.Error(document, Line(at), $"“{key}” does not exist in {site.Id}", allowed);
        }
    }

    public void Link(LinkInline link)
    {
        var text = PlainText.Of(link).Trim();
        if (link.IsImage)
        {
            CheckImage(link, text);
            return;
        }

        if (text.Length == 0)
        {
            scope.Error(document, Line(link), "the link has no words", "say where it goes");
        }
        else if (Vague.Contains(text.TrimEnd('.')))
        {
            scope.Error(document, Line(link), $"“{text}” does not say where the link goes", "use the name of the page");
        }

        CheckTarget(link, link.Url ?? "");
    }

    private void CheckTarget(LinkInline link, string url)
    {
        if (LinkTarget.Of(url) is null)
        {
            scope.Error(document, Line(link), $"“{url}” is not an address that content may link to", "use /address, https://…, mailto: or tel:");
            return;
        }

        if (!LinkTarget.IsInternal(url))
        {
            return;
        }

        var address = url.Split('#', '?')[0];
        foreach (var site in _sites.Where(site => !SiteRules.Answers(site, address)))
        {
            scope.Error(document, Line(link), $"“{address}” is not a page of {site.Id}", "use an address that exists, without language");
        }
    }

    private void CheckImage(LinkInline image, string text)
    {
        var decorative = image.TryGetAttributes()?.Classes?.Contains("decorative") == true;
        if (text.Length == 0 && !decorative)
        {
            scope.Error(document, Line(image), "the picture has no alternative text", "write ![what it shows](media/…), or mark it {.decorative}");
        }

        foreach (var site in _sites.Where(site => !site.Media.ContainsKey(image.Url ?? "")))
        {
            scope.Error(document, Line(image), $"there is no file “{image.Url}” in {site.Id}", "put it in media/ and write media/NAME");
        }
    }

    public void Token(string name, string key, int line)
    {
        if (Reading.Tokens.Words.Contains(name) && key.Length == 0)
        {
            return;
        }

        if (name is not (Reading.Tokens.Phone or Reading.Tokens.Name) || key.Length == 0)
        {
            scope.Error(document, line, $"“{{{{{name}}}}}” is not known", "use {{council}}, {{area}}, {{police}}, {{phone:CONTACT}} or {{name:CONTACT}}");
            return;
        }

        foreach (var site in _sites)
        {
            var contact = site.Find("contacts", key)?.Item as Contact;
            if (contact is null)
            {
                scope.Error(document, line, $"the contact “{key}” does not exist in {site.Id}", "name a file in contacts/, without .md");
            }
            else if (name == Reading.Tokens.Phone && contact is { Phone: null, Withheld: false })
            {
                scope.Error(document, line, $"the contact “{key}” has no phone", "use {{name:…}} or another contact");
            }
        }
    }
}
