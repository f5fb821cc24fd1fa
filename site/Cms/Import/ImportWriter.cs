using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Features.Webhooks;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Media;
using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Import;

/// <summary>Writes a plan into the store, inside the caller's transaction.</summary>
public sealed class ImportWriter(ContentStore store, StoredHeads heads, ImportOptions options, DateTime now)
{
    private const int BatchSize = 1000;

    /// <summary>Somebody is to be told what is published; else a first import would post a thousand messages to nobody.</summary>
    private bool _tells;

    /// <returns>How many entries were withdrawn.</returns>
    public async Task<int> WriteAsync(ContentSet content, ImportPlan plan, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        store.ChangeTracker.AutoDetectChangesEnabled = false;
        _tells = await store.Webhooks.AnyAsync(hook => hook.StoppedAt == null, cancel);
        await NoLongerHeadsAsync(plan, cancel);
        if (options.Publish)
        {
            await SupersedeAsync(plan, cancel);
        }

        var media = await WriteMediaAsync(content, cancel);
        await WriteVersionsAsync(plan, progress, cancel);
        await RememberAsync(content, plan, cancel);
        var withdrawn = options.WithdrawMissing ? await WithdrawAsync(plan, cancel) : 0;
        if ((options.Publish && plan.Changes.Count > 0) || media || withdrawn > 0)
        {
            store.AddPublication(options.By, now, options.Note, null);
            await FlushAsync(cancel);
        }

        return withdrawn;
    }

    private async Task NoLongerHeadsAsync(ImportPlan plan, CancellationToken cancel)
    {
        foreach (var batch in plan.Changes.Select(change => change.Head?.VersionId).OfType<Guid>().Chunk(BatchSize / 2))
        {
            await store.Versions.Where(version => batch.Contains(version.Id)).ExecuteUpdateAsync(set => set.SetProperty(version => version.IsHead, false), cancel);
        }

        var unfinished = plan.Changes.Where(change => change.Head?.State is VersionState.Draft or VersionState.InReview or VersionState.Approved or VersionState.Scheduled).Select(change => change.Head!.VersionId);
        foreach (var batch in unfinished.Chunk(BatchSize / 2))
        {
            await StepAsideAsync(batch, cancel);
        }
    }

    /// <summary>A text that was on its way must not reach readers later, in place of the newer one from the files.</summary>
    private async Task StepAsideAsync(Guid[] batch, CancellationToken cancel)
    {
        foreach (var version in await store.Versions.Where(version => batch.Contains(version.Id)).ToListAsync(cancel))
        {
            store.Add(version.MoveTo(VersionState.Superseded, options.By, now, options.Note, options.ById));
        }

        var plans = await store.Schedules.Include(s => s.Version.Entry).Where(s => batch.Contains(s.VersionId) && s.State == ScheduleState.Waiting).ToListAsync(cancel);
        foreach (var schedule in plans)
        {
            (schedule.State, schedule.EndedAt, schedule.Outcome) = (ScheduleState.Cancelled, now, "A newer text was imported");
        }

        await PlannedSets.BreakAsync(store, plans, $"{string.Join(", ", plans.Select(plan => Drafts.Subject(Approvals.PathOf(plan.Version))))}: a newer text was imported", now, cancel);
        await FlushAsync(cancel);
    }

    /// <summary>First, so that there is never more than one published version.</summary>
    private async Task SupersedeAsync(ImportPlan plan, CancellationToken cancel)
    {
        var replaced = plan.Changes.Select(change => change.Head?.PublishedId).OfType<Guid>().ToList();
        foreach (var batch in replaced.Chunk(BatchSize / 2))
        {
            foreach (var version in await store.Versions.Where(version => batch.Contains(version.Id)).ToListAsync(cancel))
            {
                store.Add(version.MoveTo(VersionState.Superseded, options.By, now, options.Note, options.ById));
            }

            await FlushAsync(cancel);
        }
    }

    private async Task WriteVersionsAsync(ImportPlan plan, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        var done = 0;
        foreach (var batch in plan.Changes.Chunk(BatchSize))
        {
            foreach (var change in batch)
            {
                Add(change);
            }

            await FlushAsync(cancel);
            progress?.Report(new WorkProgress("Writing", done += batch.Length, plan.Changes.Count));
        }
    }

    private void Add(ImportChange change)
    {
        var document = change.Document;
        var entry = new EntryRecord { Site = document.Path.Site, Folder = document.Path.Folder, Key = document.Path.Key, Type = document.Type.Name };
        if (heads.EntryId(document.Path) is not { } entryId)
        {
            store.Add(entry);
            heads.Add(document.Path, entryId = entry.Id);
        }

        var version = new VersionRecord
        {
            EntryId = entryId,
            Language = document.Path.Language,
            Number = (change.Head?.Number ?? 0) + 1,
            Source = document.Source,
            Hash = document.Hash,
            Title = document.Item.Title,
            Author = options.By,
            AuthorId = options.ById,
            Note = options.Note,
            CreatedAt = now,
        };
        if (options.Publish)
        {
            version.MoveTo(VersionState.Published, options.By, now, options.Note, options.ById);
            if (_tells)
            {
                WebhookNews.Post(store, version, entry, now);
            }
        }

        store.Add(version);
    }

    /// <returns>Whether anything changed.</returns>
    private async Task<bool> WriteMediaAsync(ContentSet content, CancellationToken cancel)
    {
        var changed = false;
        foreach (var source in content.Media)
        {
            var bytes = await File.ReadAllBytesAsync(source.FullPath, cancel);
            var hash = ContentHash.Of(bytes);
            var known = await store.Media.FindAsync([source.Site, source.Name], cancel);
            var (width, height) = known?.Hash == hash && known.Width > 0 ? (known.Width, known.Height) : Pictures.SizeOf(bytes, source.Name);
            if (known?.Hash == hash && known.Width == width)
            {
                continue;
            }

            changed = true;
            if (!await store.Blobs.AnyAsync(blob => blob.Hash == hash, cancel))
            {
                store.Add(new BlobRecord { Hash = hash, Bytes = bytes });
            }

            if (known is null)
            {
                store.Add(new MediaRecord { Site = source.Site, Name = source.Name, Hash = hash, Width = width, Height = height });
            }
            else
            {
                (known.Hash, known.Width, known.Height) = (hash, width, height);
                store.Update(known);
            }

            await FlushAsync(cancel);
        }

        return changed;
    }

    private async Task RememberAsync(ContentSet content, ImportPlan plan, CancellationToken cancel)
    {
        var kept = options.Conflicts == ConflictChoice.KeepStored ? [] : plan.Changes.Select(change => change.Document.Path.File).ToHashSet(StringComparer.Ordinal);
        foreach (var document in content.Documents.Where(document => options.Brings(document.Path.File)))
        {
            var last = heads.Imported.GetValueOrDefault(document.Path.File);
            if (last != document.Hash && (last is null || kept.Contains(document.Path.File) || heads.Head(document.Path)?.Hash == document.Hash || options.Conflicts == ConflictChoice.KeepStored))
            {
                var record = new ImportedFileRecord { File = document.Path.File, Hash = document.Hash };
                store.Entry(record).State = last is null ? EntityState.Added : EntityState.Modified;
            }
        }

        foreach (var media in content.Media.Where(media => options.Brings(media.File) && !heads.Imported.ContainsKey(media.File)))
        {
            store.Add(new ImportedFileRecord { File = media.File, Hash = "" });
        }

        await FlushAsync(cancel);
    }

    private async Task<int> WithdrawAsync(ImportPlan plan, CancellationToken cancel)
    {
        var withdrawn = 0;
        foreach (var (path, head) in heads.All.Where(pair => plan.Missing.Contains(pair.Key.File)).ToList())
        {
            var version = await store.Versions.Include(v => v.Entry).FirstAsync(v => v.Id == (head.PublishedId ?? head.VersionId), cancel);
            store.Add(version.MoveTo(VersionState.Withdrawn, options.By, now, $"{path.File} is no longer among the files"));
            if (_tells)
            {
                WebhookNews.Post(store, version, version.Entry, now);
            }

            withdrawn++;
        }

        await store.Media.Where(media => plan.Missing.Contains(media.Site + "/" + media.Name)).ExecuteDeleteAsync(cancel);
        await FlushAsync(cancel);
        await store.ImportedFiles.Where(file => plan.Missing.Contains(file.File)).ExecuteDeleteAsync(cancel);
        return withdrawn;
    }

    private async Task FlushAsync(CancellationToken cancel)
    {
        store.ChangeTracker.DetectChanges();
        await store.SaveChangesAsync(cancel);
        store.ChangeTracker.Clear();
    }
}
