using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Cms.Editing;

/// <summary>A text to save.</summary>
/// <param name="BasedOn">The newest version when the writing began; null when there was none.</param>
/// <param name="Type">The content type's name.</param>
public sealed record DraftText(DocumentPath Path, string Type, string Source, string Title, Guid? BasedOn, string Note = "");

/// <summary>What became of a save: a version, or somebody else's newer one that it would have hidden.</summary>
public sealed record SavedDraft(VersionRecord? Version, VersionRecord? Newer)
{
    public bool IsConflict => Newer is not null;
}

/// <summary>Saves drafts. The newest version is never hidden unseen: who saves must have begun from it.</summary>
public sealed class Drafts(IDbContextFactory<ContentStore> stores, TimeProvider time)
{
    public async Task<SavedDraft> SaveAsync(DraftText draft, StaffMember author, CancellationToken cancel)
    {
        try
        {
            await using var store = await stores.CreateDbContextAsync(cancel);
            return await SaveAsync(store, draft, author, cancel);
        }
        catch (DbUpdateException)
        {
            // Two saved at the same moment; the database let one through.
            await using var store = await stores.CreateDbContextAsync(cancel);
            return await HeadAsync(store, draft.Path, cancel) is { } head && head.Id != draft.BasedOn ? new SavedDraft(null, head) : throw new InvalidOperationException("The draft could not be saved. Try again.");
        }
    }

    public static Task<VersionRecord?> HeadAsync(ContentStore store, DocumentPath path, CancellationToken cancel) =>
        store.Versions.Include(version => version.Entry).FirstOrDefaultAsync(version => version.IsHead
            && version.Entry.Site == path.Site && version.Entry.Folder == path.Folder && version.Entry.Key == path.Key && version.Language == path.Language, cancel);

    private async Task<SavedDraft> SaveAsync(ContentStore store, DraftText draft, StaffMember author, CancellationToken cancel)
    {
        var (path, now) = (draft.Path, time.GetUtcNow().UtcDateTime);
        var head = await HeadAsync(store, path, cancel);
        if (head?.Id != draft.BasedOn)
        {
            return new SavedDraft(null, head);
        }

        var entry = head?.Entry ?? await store.Entries.FirstOrDefaultAsync(e => e.Site == path.Site && e.Folder == path.Folder && e.Key == path.Key, cancel);
        if (entry is null)
        {
            entry = new EntryRecord { Site = path.Site, Folder = path.Folder, Key = path.Key, Type = draft.Type };
            store.Add(entry);
        }

        entry.Type = path.IsEnglish ? draft.Type : entry.Type;
        if (head is not null)
        {
            await StepAsideAsync(store, head, author, now, cancel);
        }

        var version = new VersionRecord
        {
            EntryId = entry.Id,
            Language = path.Language,
            Number = (head?.Number ?? 0) + 1,
            Source = draft.Source,
            Hash = ContentHash.Of(draft.Source),
            Title = draft.Title,
            Author = author.Name,
            AuthorId = author.Id,
            Note = draft.Note,
            CreatedAt = now,
        };
        store.Add(version);
        store.Post(AuditLine.Kind, new AuditLine(author.Id, author.Name, "entry.saved", path.Site, Subject(path), now, head?.Hash, version.Hash, draft.Note), now);
        await store.Edits.Where(edit => edit.Site == path.Site && edit.Folder == path.Folder && edit.Key == path.Key && edit.Language == path.Language && edit.StaffId == author.Id).ExecuteDeleteAsync(cancel);
        await store.SaveChangesAsync(cancel);
        return new SavedDraft(version, null);
    }

    /// <summary>How the audit trail names an entry in a language.</summary>
    public static string Subject(DocumentPath path) => $"{(path.Folder.Length == 0 ? path.Key : $"{path.Folder}/{path.Key}")} ({path.Language})";

    /// <summary>A newer text takes the place of one that was on its way; whatever was agreed on that one is void.</summary>
    private static async Task StepAsideAsync(ContentStore store, VersionRecord head, StaffMember by, DateTime now, CancellationToken cancel)
    {
        head.IsHead = false;
        if (head.State is VersionState.Published or VersionState.Withdrawn or VersionState.Superseded)
        {
            return;
        }

        store.Add(head.MoveTo(VersionState.Superseded, by.Name, now, "A newer draft was saved", by.Id));
        var plans = await store.Schedules.Where(s => s.VersionId == head.Id && s.State == ScheduleState.Waiting).ToListAsync(cancel);
        foreach (var schedule in plans)
        {
            (schedule.State, schedule.EndedAt, schedule.Outcome) = (ScheduleState.Cancelled, now, $"{by.Name} saved a newer draft");
        }

        await PlannedSets.BreakAsync(store, plans, $"{Subject(Approvals.PathOf(head))}: {by.Name} saved a newer draft", now, cancel);
    }
}
