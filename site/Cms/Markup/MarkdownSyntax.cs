using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax;

namespace PreventPublic.Cms.Markup;

/// <summary>The Markdown that content is written in. HTML is not part of it.</summary>
public static class MarkdownSyntax
{
    /// <summary>Components with content, and whether they take words after their name.</summary>
    public static readonly IReadOnlyDictionary<string, bool> Containers = new Dictionary<string, bool>(StringComparer.Ordinal)
    {
        ["callout"] = false,
        ["inset"] = false,
        ["warning"] = false,
        ["steps"] = false,
        ["details"] = true,
        ["links"] = false,
        ["related"] = false,
        ["audience"] = true,
        ["english"] = false,
        ["lang"] = true,
        ["archive"] = true,
        ["confirm"] = false,
    };

    public static readonly MarkdownPipeline Pipeline = Build();

    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UsePipeTables().UseCustomContainers().UseGenericAttributes().DisableHtml();
        builder.Extensions.Add(new ComponentSyntax());
        builder.MaximumNestingDepth = 32;
        return builder.Build();
    }

    private sealed class ComponentSyntax : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline)
        {
            pipeline.BlockParsers.InsertBefore<CustomContainerParser>(new DirectiveParser());
            pipeline.InlineParsers.Insert(0, new TokenParser());
        }

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
        {
            // Rendering is set up by PageRenderer.
        }
    }
}
