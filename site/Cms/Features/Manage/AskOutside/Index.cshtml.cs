using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage.AskOutside;

/// <summary>The links that were made for people outside.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(IDbContextFactory<ContentStore> stores, TimeProvider time) : ManagePage
{
    private const int Newest = 200;

    public IReadOnlyList<(LookRecord Look, int Remarks)> Looks { get; private set; } = [];

    public string StateOf(LookRecord look) => look.RevokedAt is { } at ? $"Taken back {Moments.Local(at)}"
        : look.IsOpen(time.GetUtcNow().UtcDateTime) ? $"Open until {Moments.Local(look.ExpiresAt)}" : $"Ran out {Moments.Local(look.ExpiresAt)}";

    public async Task OnGetAsync()
    {
        Title("Looks from outside");
        await using var store = await stores.CreateDbContextAsync(Cancel);
        var looks = await store.Looks.AsNoTracking().Where(l => l.Site == Site).OrderByDescending(l => l.At).Take(Newest)
            .Select(l => new { Look = l, Remarks = store.Remarks.Count(r => r.LookId == l.Id) }).ToListAsync(Cancel);
        Looks = [.. looks.Select(row => (row.Look, row.Remarks))];
    }
}
