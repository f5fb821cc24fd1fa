using System.Text.RegularExpressions;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Markup.Rendering;

namespace PreventPublic.Cms.Editing;

/// <summary>What a document shows or points at: names of entries (<c>contacts/act-early</c>) and of media (<c>media/card.pdf</c>).</summary>
/// <param name="Embeds">Shown in it, so that a change there changes what readers see here.</param>
/// <param name="Links">Pointed at.</param>
public sealed partial record References(IReadOnlySet<string> Embeds, IReadOnlySet<string> Links)
{
    /// <summary>Stands for every contact: a list by need shows whichever fit.</summary>
    public const string AnyContact = "contacts/";

    public static References Of(Document document)
    {
        if (document.Type.IsData)
        {
            return new References(PartsOf(document), new HashSet<string>());
        }

        var (embeds, links) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var field in document.Type.Fields.Where(field => field.Rules.RefersTo is not null))
        {
            var target = field.Rules.RefersTo is "contacts" or "media" ? embeds : links;
            target.UnionWith(Keys(field.ValueIn(document.Item)).Select(key => field.Rules.RefersTo == "media" ? key : $"{field.Rules.RefersTo}/{key}"));
        }

        var tree = MarkdownSyntax.Parse(document.Body);
        foreach (var directive in tree.Descendants<Directive>())
        {
            AddDirective(directive, embeds);
        }

        foreach (var container in tree.Descendants<CustomContainer>().Where(container => container.Info is "links" or "related"))
        {
            links.UnionWith(Containers.Keys(container).Select(key => "pages/" + key));
        }

        embeds.UnionWith(tree.Descendants<Token>().Where(token => token.Name is Reading.Tokens.Phone or Reading.Tokens.Name).Select(token => "contacts/" + token.Key));
        embeds.UnionWith(FieldTokens(document));
        foreach (var link in tree.Descendants<LinkInline>().Where(link => link.Url is not null))
        {
            (link.IsImage ? embeds : links).Add(link.IsImage ? link.Url! : link.Url!.Split('#', '?')[0]);
        }

        return new References(embeds, links);
    }

    /// <summary>The graphs that a flow's graph puts in: where they lead to, it leads to.</summary>
    private static HashSet<string> PartsOf(Document document) =>
        document.Item is Types.FlowData ? [.. UsedFlow().Matches(document.Source).Select(use => $"{document.Path.Folder}/{use.Groups["key"].Value}{DocumentPath.DataEnding}")] : [];

    [GeneratedRegex(@"\bflow:\s*[""']?(?<key>[a-z0-9-]+)")]
    private static partial Regex UsedFlow();

    private static IEnumerable<string> Keys(object? value) => value switch
    {
        string one => [one],
        IReadOnlyList<string> many => many,
        _ => [],
    };

    private static void AddDirective(Directive directive, SortedSet<string> embeds)
    {
        switch (directive.Name)
        {
            case "contact":
                embeds.Add("contacts/" + directive.Argument);
                break;
            case "contacts":
                embeds.Add(AnyContact);
                break;
            case "download":
                embeds.Add(Directives.Cut(directive.Argument).First);
                break;
        }
    }

    private static IEnumerable<string> FieldTokens(Document document) =>
        document.Type.TranslatedFields.Select(field => field.ValueIn(document.Item)).OfType<string>()
            .SelectMany(text => Reading.Tokens.Shape().Matches(text))
            .Where(token => token.Groups["key"].Success)
            .Select(token => "contacts/" + token.Groups["key"].Value);
}
