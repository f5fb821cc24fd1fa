using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using PreventPublic.Cms.Markup.Rendering;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Markup;

/// <summary>Renders content as GOV.UK components for one reader.</summary>
public sealed class PageRenderer : HtmlRenderer
{
    public PageRenderer(TextWriter writer, Reader reader, Language language)
        : base(writer)
    {
        (Reader, Language) = (reader, language);
        ObjectRenderers.Clear();
        ObjectRenderers.AddRange([
            new Paragraphs(), new Headings(), new Lists(), new Tables(), new Rules(), new Quotes(), new CodeBlocks(),
            new Directives(), new Containers(),
            new Literals(), new Emphases(), new LineBreakInlineRenderer(), new Codes(), new Links(), new BareLinks(),
            new DelimiterInlineRenderer(), new HtmlEntityInlineRenderer(), new TokenRenderer(),
        ]);
    }

    public Reader Reader { get; }

    /// <summary>The language of the passage, which may not be the reader's.</summary>
    public Language Language { get; set; }

    /// <summary>Added to every heading's level; 1 inside the part of a guide.</summary>
    public int LevelShift { get; init; }

    /// <summary>The level of the heading last written; a card's own heading is one below.</summary>
    public int Level { get; set; } = 1;

    public string LastHeading { get; set; } = "";

    public string Fill(string? text) => Cms.Reading.Tokens.Fill(text, Reader, Language);

    public void Write(Html html) => Write(html.ToString());

    /// <summary>A body's passages as HTML; one that is not in the reader's language says so.</summary>
    public static Html Render(Reader reader, IReadOnlyList<Passage> passages, int levelShift = 0)
    {
        var html = new Html();
        foreach (var passage in passages)
        {
            using var writer = new StringWriter();
            var renderer = new PageRenderer(writer, reader, passage.Language) { LevelShift = levelShift, Level = 1 + levelShift };
            renderer.Render(MarkdownSyntax.Parse(passage.Markdown));
            var label = passages.Count > 1 ? Containers.EnglishLabel(reader) : null;
            html.Append(passage.Language == reader.Language ? Html.Raw(writer.ToString()) : Foreign(passage.Language, label, writer.ToString()));
        }

        return html;
    }

    private static Html Foreign(Language language, Html? label, string inside) => label is null
        ? Html.Of($"<div lang=\"{language.Code}\" dir=\"{language.Direction}\">{Html.Raw(inside)}</div>\n")
        : Html.Of($"<div class=\"pp-english\" lang=\"{language.Code}\" dir=\"{language.Direction}\">{label}{Html.Raw(inside)}</div>\n");
}

internal static class RendererList
{
    public static void AddRange(this ObjectRendererCollection renderers, IEnumerable<IMarkdownObjectRenderer> added)
    {
        foreach (var renderer in added)
        {
            renderers.Add(renderer);
        }
    }
}
