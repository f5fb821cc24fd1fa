using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;

namespace PreventPublic.Cms.Check;

/// <summary>Links and pictures: where they go, and what somebody hears who does not see them.</summary>
internal sealed class LinkRules(Document document, CheckScope scope)
{
    private static readonly HashSet<string> Vague = new(StringComparer.OrdinalIgnoreCase)
    {
        "click here", "here", "read more", "more", "link", "this link", "this page", "find out more", "learn more", "website", "click",
    };

    private readonly IReadOnlyList<SiteContent> _sites = scope.SitesOf(document);

    public void Check(LinkInline link)
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

    private int Line(MarkdownObject node) => document.BodyLine + node.Line;
}
