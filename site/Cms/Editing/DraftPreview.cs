using Microsoft.AspNetCore.Http;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Serving;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Editing;

/// <summary>A page as readers would see it if a draft were published.</summary>
public sealed class DraftPreview(Checking checking, SitePipeline pipeline, IEnumerable<IDraftPage> pages)
{
    /// <param name="council">The site to show it in, for what all councils share; null for the first.</param>
    /// <returns>The page's HTML, or null when no site shows it.</returns>
    public async Task<string?> HtmlAsync(Document document, string? council, HttpContext context)
    {
        if (SiteFor(document, council) is not { } site)
        {
            return null;
        }

        var language = site.Speaks(document.Path.Language) ? Language.Get(document.Path.Language) : Language.English;
        return pages.Select(page => page.HtmlOf(document, site, language)).FirstOrDefault(html => html is not null)
            ?? (await pipeline.RenderAsync(site, language, AddressOf(site, document), context)).Html;
    }

    /// <summary>Where none was chosen, the first that has readers of its language.</summary>
    private SiteContent? SiteFor(Document document, string? council)
    {
        var sites = checking.SitesWith(document);
        return sites.GetValueOrDefault(council ?? "")
            ?? sites.Values.OrderByDescending(site => site.Speaks(document.Path.Language)).ThenBy(site => site.Id, StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>Where it shows: its own page, or the page that shows such things.</summary>
    private static string AddressOf(SiteContent site, Document document) =>
        site.Find(document.Path.Folder, document.Path.Key)?.Address ?? document.Item switch
        {
            Contact => "/contacts",
            Redirect { To: { } to } when to.StartsWith('/') => to,
            _ => "/",
        };
}
