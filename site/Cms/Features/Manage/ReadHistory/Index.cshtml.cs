using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;

namespace PreventPublic.Cms.Features.Manage.ReadHistory;

/// <summary>Every version of one language of an entry; any of them can be brought back as a draft.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(IDbContextFactory<ContentStore> stores, Drafts drafts) : ContentPage
{
    public IReadOnlyList<VersionRecord> Versions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostRestoreAsync(Guid id)
    {
        if (!MayEdit)
        {
            return StatusCode(403);
        }

        if (!await ReadAsync() || Versions.FirstOrDefault(version => version.Id == id) is not { } old)
        {
            return NotFound();
        }

        var draft = new DraftText(EntryPath, old.Entry.Type, old.Source, old.Title, Versions[0].Id, $"Brought back from version {old.Number}");
        var saved = await drafts.SaveAsync(draft, Staff, Cancel);
        return saved.IsConflict ? StatusCode(409) : GoTo(ManageLinks.Version(Site!, saved.Version!.Id), $"Version {old.Number} is a draft again. It goes through review like any other.");
    }

    private async Task<bool> ReadAsync()
    {
        await using var store = await stores.CreateDbContextAsync(Cancel);
        var path = EntryPath;
        Versions = await store.Versions.AsNoTracking().Include(v => v.Entry).Include(v => v.Transitions)
            .Where(v => v.Entry.Site == path.Site && v.Entry.Folder == path.Folder && v.Entry.Key == path.Key && v.Language == path.Language)
            .OrderByDescending(v => v.Number).ToListAsync(Cancel);
        Title($"History of {(Versions is [var newest, ..] ? newest.Title : Key)}");
        return Versions.Count > 0;
    }
}
