using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Serving;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Features.Manage.LookBack;

/// <summary>What a page said on a day in the past, with the contacts it showed then.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(AsAt asAt, SitePipeline pipeline, Publisher publisher, TimeProvider time) : ContentPage
{
    /// <summary>The council's local time.</summary>
    [BindProperty(SupportsGet = true)]
    public DateTime? On { get; set; }

    public string? Council => Site == DocumentPath.Shared ? publisher.Current.Sites.Keys.Order(StringComparer.Ordinal).FirstOrDefault() : Site;

    public void OnGet()
    {
        Title("Look back");
        On ??= Clock.Now.DateTime;
    }

    public async Task<IActionResult> OnGetPageAsync()
    {
        var sites = await asAt.SitesAsync(Clock.At(On ?? Clock.Now.DateTime).UtcDateTime, Cancel);
        if (sites.GetValueOrDefault(Council ?? "") is not { } site || site.Find(ManageLinks.FolderOf(Folder), Key)?.Address is not { } address || !IsKnownLanguage)
        {
            return Content("<!DOCTYPE html><html lang=\"en\"><title>Not there</title><p>Readers did not see this page then.</p></html>", "text/html; charset=utf-8");
        }

        var language = site.Speaks(Language) ? InLanguage : PreventPublic.Core.Languages.Language.English;
        return Content((await pipeline.RenderAsync(site, language, address, HttpContext)).Html, "text/html; charset=utf-8");
    }

    private Core.Time.LocalClock Clock => publisher.Current.Sites.GetValueOrDefault(Site!)?.Clock ?? new Core.Time.LocalClock(time, TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));
}
