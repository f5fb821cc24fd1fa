using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.AskOutside;

/// <summary>One link: what it shows, what came back, and how to take it back.</summary>
[Needs(Permissions.ContentRead)]
public sealed class LookModel(IDbContextFactory<ContentStore> stores, OutsideLooks looks, Approvals approvals, TimeProvider time) : ManagePage
{
    private List<RemarkRecord> _remarks = [];

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public LookRecord Look { get; private set; } = null!;

    public bool IsOpen => Look.IsOpen(time.GetUtcNow().UtcDateTime);

    public IReadOnlyList<RemarkLine> RemarksOn(VersionRecord version) => RemarkLine.Of(_remarks.Where(remark => remark.VersionId == version.Id), approvals.HashOf(version));

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostRevokeAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        if (!May(Permissions.ContentWrite))
        {
            return StatusCode(403);
        }

        await looks.RevokeAsync(Id, Staff, Cancel);
        return GoTo(ManageLinks.Look(Site!, Id), "Taken back. The link shows nothing any more.");
    }

    private async Task<bool> ReadAsync()
    {
        Title("A look from outside");
        await using var store = await stores.CreateDbContextAsync(Cancel);
        if (await store.Looks.AsNoTracking().Include(l => l.Pages).ThenInclude(p => p.Version.Entry).FirstOrDefaultAsync(l => l.Id == Id && l.Site == Site, Cancel) is not { } look)
        {
            return false;
        }

        Look = look;
        _remarks = await store.Remarks.AsNoTracking().Where(r => r.LookId == Id).OrderBy(r => r.At).ToListAsync(Cancel);
        return true;
    }
}
