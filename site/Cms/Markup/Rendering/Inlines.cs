using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;
using PreventPublic.Cms.Reading;

namespace PreventPublic.Cms.Markup.Rendering;

/// <summary>A renderer of words that knows the page it writes.</summary>
public abstract class InlineBlock<T> : HtmlObjectRenderer<T>
    where T : Inline
{
    protected sealed override void Write(Markdig.Renderers.HtmlRenderer renderer, T obj) => Write((PageRenderer)renderer, obj);

    protected abstract void Write(PageRenderer page, T inline);
}

public sealed class Literals : InlineBlock<LiteralInline>
{
    protected override void Write(PageRenderer page, LiteralInline inline) => page.Write(Html.Of($"{inline.Content.ToString()}"));
}

public sealed class Emphases : InlineBlock<EmphasisInline>
{
    protected override void Write(PageRenderer page, EmphasisInline inline)
    {
        var strong = inline.DelimiterCount == 2;
        page.Write(strong ? "<strong>" : "<em>");
        page.WriteChildren(inline);
        page.Write(strong ? "</strong>" : "</em>");
    }
}

public sealed class Codes : InlineBlock<CodeInline>
{
    protected override void Write(PageRenderer page, CodeInline inline) => page.Write(Html.Of($"<code>{inline.Content}</code>"));
}

/// <summary>Links inside the site keep the reader's language; only web, mail and phone addresses become links at all.</summary>
public sealed class Links : InlineBlock<LinkInline>
{
    protected override void Write(PageRenderer page, LinkInline inline)
    {
        if (inline.IsImage)
        {
            WriteImage(page, inline);
            return;
        }

        if (LinkTarget.Of(inline.Url) is not { } target)
        {
            page.WriteChildren(inline);
            return;
        }

        page.Write(Html.Of($"<a class=\"govuk-link\" href=\"{page.Reader.Href(target)}\">"));
        page.WriteChildren(inline);
        page.Write("</a>");
    }

    private static void WriteImage(PageRenderer page, LinkInline inline)
    {
        if (inline.Url is { } name)
        {
            page.Write(PictureTag.Of(page.Reader, name, page.Fill(PlainText.Of(inline))));
        }
    }
}

/// <summary><c>&lt;https://…&gt;</c></summary>
public sealed class BareLinks : InlineBlock<AutolinkInline>
{
    protected override void Write(PageRenderer page, AutolinkInline inline)
    {
        var target = inline.IsEmail ? "mailto:" + inline.Url : LinkTarget.Of(inline.Url);
        page.Write(target is null ? Html.Of($"{inline.Url}") : Html.Of($"<a class=\"govuk-link\" href=\"{target}\">{inline.Url}</a>"));
    }
}

public sealed class TokenRenderer : InlineBlock<Token>
{
    protected override void Write(PageRenderer page, Token inline)
    {
        var value = Cms.Reading.Tokens.Value(inline.Name, inline.Key, page.Reader, page.Language) ?? inline.ToString();
        page.Write(inline.Name == Cms.Reading.Tokens.Phone && !value.StartsWith('{') ? Phones.Link(value) : Html.Of($"{value}"));
    }
}
