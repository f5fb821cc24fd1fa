using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PreventPublic.Cms.Files;
using PreventPublic.Core;

namespace PreventPublic.Cms.Check;

/// <summary>
/// What stands in braces behind a heading, picture or word. Only a heading's <c>{#id}</c> and a picture's <c>{.decorative}</c>
/// mean anything; anything else would vanish from the page without a word.
/// </summary>
public static class AttributeRules
{
    private const string Allowed = "use {#id} on a heading or {.decorative} on a picture; write braces that readers should see as \\{";

    public static void Check(Document document, MarkdownDocument tree, CheckScope scope)
    {
        foreach (var node in tree.Descendants())
        {
            if (node.TryGetAttributes() is { } given && Unknown(node, given) is { } what)
            {
                scope.Error(document, document.BodyLine + node.Line, $"“{{{what}}}” means nothing here", Allowed);
            }
        }
    }

    private static string? Unknown(MarkdownObject node, HtmlAttributes given)
    {
        if (given.Id is { } id && !(node is HeadingBlock && Slug.IsValid(id)))
        {
            return "#" + id;
        }

        if (given.Classes?.FirstOrDefault(name => !IsKnown(node, name)) is { } style)
        {
            return "." + style;
        }

        return given.Properties?.Where(property => !(node is HeadingBlock && property.Key == "after")).Select(property => property.Key).FirstOrDefault();
    }

    /// <summary>The words behind a code fence and a component's name come as classes too.</summary>
    private static bool IsKnown(MarkdownObject node, string name) => node switch
    {
        LinkInline { IsImage: true } => name == "decorative",
        FencedCodeBlock => name.StartsWith("language-", StringComparison.Ordinal),
        Markdig.Extensions.CustomContainers.CustomContainer container => name == container.Info,
        _ => false,
    };
}
