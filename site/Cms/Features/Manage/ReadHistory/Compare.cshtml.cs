using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.ReadHistory;

/// <summary>Two versions side by side.</summary>
[Needs(Permissions.ContentRead)]
public sealed class CompareModel(IDbContextFactory<ContentStore> stores) : ManagePage
{
    public VersionRecord Before { get; private set; } = null!;

    public VersionRecord After { get; private set; } = null!;

    public IReadOnlyList<DiffRow> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid before, Guid after)
    {
        await using var store = await stores.CreateDbContextAsync(Cancel);
        var both = await store.Versions.AsNoTracking().Include(v => v.Entry).Where(v => (v.Id == before || v.Id == after) && v.Entry.Site == Site).ToListAsync(Cancel);
        if (both.FirstOrDefault(v => v.Id == before) is not { } first || both.FirstOrDefault(v => v.Id == after) is not { } second)
        {
            return NotFound();
        }

        (Before, After, Differences) = (first, second, DocumentDiff.Of(first.Source, second.Source));
        Title($"Versions {first.Number} and {second.Number} of {second.Title}");
        return Page();
    }
}
