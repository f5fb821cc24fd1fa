using Microsoft.AspNetCore.Http;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Serving;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Editing;

/// <summary>A page as readers would see it if a draft were published.</summary>
public sealed class DraftPreview(Checking checking, SitePipeline pipeline)
{
    /// <param name="council">The site to show it in, for what all councils share; null for the first.</param>
    /// <returns>The page's HTML, or null when no site shows it.</returns>
    public async Task<string?> HtmlAsync(Document document, string? council, HttpContext context)
    {
        var sites = checking.SitesWith(document);
        if ((sites.GetValueOrDefault(council ?? "") ?? sites.OrderBy(pair => pair.Key).Select(pair => pair.Value).FirstOrDefault()) is not { } site)
        {
            return null;
        }

        var language = Language.Get(document.Path.Language);
        return (await pipeline.RenderAsync(site, site.Speaks(language.Code) ? language : Language.English, AddressOf(site, document), context)).Html;
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
