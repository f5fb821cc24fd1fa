using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Features.OutsideLinks;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.TryLinks;

/// <summary>Where one version leads to outside, looked at before readers follow: nothing is kept of it.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(IDbContextFactory<ContentStore> stores, Checking checking, LinkPlaces places, PoliteLooks looks) : ManagePage
{
    /// <summary>How many are looked at in one go; a person waits.</summary>
    public const int Most = 20;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public VersionRecord Version { get; private set; } = null!;

    public IReadOnlyList<string> Urls { get; private set; } = [];

    /// <summary>Empty until somebody asks for it.</summary>
    public IReadOnlyDictionary<string, LinkLook> Looks { get; private set; } = new Dictionary<string, LinkLook>();

    /// <summary>Whoever writes, translates or approves it.</summary>
    public bool MayLook => May(Permissions.ContentWrite) || May(Permissions.ContentApprove) || Staff.MayTranslate(Site!, Version.Language);

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        if (!MayLook)
        {
            return StatusCode(403);
        }

        Looks = await looks.AtAsync([.. Urls.Take(Most)], Cancel, somebodyWaits: true);
        return Page();
    }

    private async Task<bool> ReadAsync()
    {
        await using var store = await stores.CreateDbContextAsync(Cancel);
        if (await store.Versions.AsNoTracking().Include(v => v.Entry).FirstOrDefaultAsync(v => v.Id == Id && v.Entry.Site == Site, Cancel) is not { } version)
        {
            return false;
        }

        Version = version;
        Title($"Where version {version.Number} of {version.Title} leads to");
        Urls = checking.Read(ManageLinks.PathOf(version), version.Entry.Type, version.Source, new Faults()) is { } document ? places.Of(document) : [];
        return true;
    }
}
