using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;

namespace PreventPublic.Cms.Editing;

/// <summary>What people have typed and not saved.</summary>
public sealed class UnsavedEdits(IDbContextFactory<ContentStore> stores, TimeProvider time)
{
    public async Task KeepAsync(DocumentPath path, StaffMember staff, string source, Guid? basedOn, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var mine = await Of(store, path).FirstOrDefaultAsync(edit => edit.StaffId == staff.Id, cancel);
        if (mine is null)
        {
            store.Add(new EditRecord
            {
                Site = path.Site,
                Folder = path.Folder,
                Key = path.Key,
                Language = path.Language,
                StaffId = staff.Id,
                StaffName = staff.Name,
                Source = source,
                BasedOnId = basedOn,
                SavedAt = now,
            });
        }
        else
        {
            (mine.Source, mine.BasedOnId, mine.SavedAt) = (source, basedOn, now);
        }

        await store.Edits.Where(edit => edit.SavedAt < now - EditRecord.Kept).ExecuteDeleteAsync(cancel);
        await store.SaveChangesAsync(cancel);
    }

    public async Task<(EditRecord? Mine, IReadOnlyList<EditRecord> Others)> OfAsync(DocumentPath path, Guid staffId, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        var all = await Of(store, path).AsNoTracking().OrderByDescending(edit => edit.SavedAt).ToListAsync(cancel);
        return (all.FirstOrDefault(edit => edit.StaffId == staffId), [.. all.Where(edit => edit.StaffId != staffId)]);
    }

    public async Task DiscardAsync(DocumentPath path, Guid staffId, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        await Of(store, path).Where(edit => edit.StaffId == staffId).ExecuteDeleteAsync(cancel);
    }

    private static IQueryable<EditRecord> Of(ContentStore store, DocumentPath path) =>
        store.Edits.Where(edit => edit.Site == path.Site && edit.Folder == path.Folder && edit.Key == path.Key && edit.Language == path.Language);
}
