using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Check;

/// <summary>Components: that there are such, and that what they name exists on every site that shows the document.</summary>
internal sealed class ComponentRules(Document document, CheckScope scope)
{
    private readonly IReadOnlyList<SiteContent> _sites = scope.SitesOf(document);

    public void Check(MarkdownDocument tree)
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

    private int Line(MarkdownObject node) => document.BodyLine + node.Line;
}
