using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Metrics.Store;

namespace PreventPublic.Metrics.Features.Training;

/// <summary>Keeps what partner agencies say about their training.</summary>
public sealed class TrainingBook(IDbContextFactory<MetricsStore> stores)
{
    /// <summary>All returns; the newest of an agency and year counts.</summary>
    public async Task<IReadOnlyList<TrainingReturn>> AllAsync(string site, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        return await store.Returns.AsNoTracking().Where(one => one.Site == site).OrderByDescending(one => one.Year).ThenBy(one => one.Agency).ThenByDescending(one => one.Number).ToListAsync(cancel);
    }

    /// <returns>Whether it is kept; if not, somebody else sent one for the same agency at the same moment.</returns>
    public async Task<bool> AddAsync(TrainingReturn one, StaffMember staff, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        store.Add(one);
        store.Post(AuditLine.Kind, new AuditLine(staff.Id, staff.Name, "training.returned", one.Site, $"{one.Agency} {one.Year}", one.At), one.At);
        try
        {
            await store.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }
}
