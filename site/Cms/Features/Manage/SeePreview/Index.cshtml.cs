using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.SeePreview;

/// <summary>A version exactly as readers would see it, at the width of a phone or a desktop.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(IDbContextFactory<ContentStore> stores, Checking checking, DraftPreview preview, Publisher publisher, IEnumerable<IReviewNote> notes) : ManagePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Width { get; set; } = "desktop";

    [BindProperty(SupportsGet = true)]
    public string Council { get; set; } = "";

    public VersionRecord Version { get; private set; } = null!;

    /// <summary>How the module shows it whose content it is; null for what shows on pages.</summary>
    public ReviewNote? Note { get; private set; }

    public IEnumerable<Core.Web.Forms.Choice> Councils => publisher.Current.Sites.Values.Select(site => new Core.Web.Forms.Choice(site.Id, site.Settings.Council));

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindAsync() is not { } version)
        {
            return NotFound();
        }

        Version = version;
        Title($"Preview of {version.Title}");
        Note = NoteOn(version);
        return Page();
    }

    /// <summary>The page by itself, for the frame.</summary>
    public async Task<IActionResult> OnGetPageAsync()
    {
        if (await FindAsync() is not { } version || checking.Read(ManageLinks.PathOf(version), version.Entry.Type, version.Source, new Faults()) is not { } document)
        {
            return NotFound();
        }

        return await preview.HtmlAsync(document, Council, HttpContext) is { } html ? Content(html, "text/html; charset=utf-8") : NotFound();
    }

    private async Task<VersionRecord?> FindAsync()
    {
        await using var store = await stores.CreateDbContextAsync(Cancel);
        return await store.Versions.AsNoTracking().Include(v => v.Entry).FirstOrDefaultAsync(v => v.Id == Id && v.Entry.Site == Site, Cancel);
    }

    private ReviewNote? NoteOn(VersionRecord version)
    {
        if (checking.Read(ManageLinks.PathOf(version), version.Entry.Type, version.Source, new Faults()) is not { } document)
        {
            return null;
        }

        var sites = checking.SitesWith(document);
        return (sites.GetValueOrDefault(Council) ?? sites.Values.OrderBy(site => site.Id, StringComparer.Ordinal).FirstOrDefault()) is { } site
            ? notes.Select(note => note.Preview(document, site)).OfType<ReviewNote>().FirstOrDefault()
            : null;
    }
}
