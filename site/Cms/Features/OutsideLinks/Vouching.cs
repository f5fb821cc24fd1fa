using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Cms.Features.OutsideLinks;

/// <summary>A person's word that an address works, where a program cannot look or is told otherwise.</summary>
public sealed class Vouching(IDbContextFactory<ContentStore> stores, BrokenLinks broken, TimeProvider time)
{
    /// <param name="site">The site on whose list it stands, for the trail.</param>
    /// <returns>False when no page leads there any more.</returns>
    public async Task<bool> ForAsync(Guid id, string site, StaffMember by, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await store.OutsideLinks.FirstOrDefaultAsync(link => link.Id == id, cancel) is not { } link)
        {
            return false;
        }

        (link.VouchedAt, link.VouchedById, link.VouchedBy) = (now, by.Id, by.Name);
        store.Post(AuditLine.Kind, new AuditLine(by.Id, by.Name, "link.vouched", site, link.Url, now, Note: link.Status is { } status ? $"A program is answered {status}" : link.Fault ?? ""), now);
        await store.SaveChangesAsync(cancel);
        await broken.ReadAsync(cancel);
        return true;
    }
}
