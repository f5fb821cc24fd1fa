using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Check;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Import;

/// <summary>Applies a content folder to the store: all of it or nothing, and only what changed.</summary>
public sealed class ContentImporter(IDbContextFactory<ContentStore> stores, ContentTypes types, ThemeNames themes, IEnumerable<IContentRule> rules, TimeProvider time)
{
    public async Task<ImportReport> ImportAsync(string root, ImportOptions options, IProgress<WorkProgress>? progress = null, CancellationToken cancel = default)
    {
        var faults = new Faults();
        progress?.Report(new WorkProgress("Reading", 0, 0));
        var content = ContentFolder.Read(root, types, faults);
        ContentCheck.Run(content, faults, themes, time, progress, rules);
        if (faults.HasErrors)
        {
            return new ImportReport { Applied = false, Files = content.Documents.Count + content.Media.Count, Faults = faults.All };
        }

        await using var store = await stores.CreateDbContextAsync(cancel);
        await using var transaction = await store.TakeTurnAsync(cancel);
        var heads = await StoredHeads.ReadAsync(store, cancel);
        var plan = ImportPlan.Make(content, heads, options);
        if (plan.Conflicts.Count > 0)
        {
            return new ImportReport { Applied = false, Files = plan.Files, Faults = faults.All, Conflicts = await ConflictsAsync(store, plan, cancel) };
        }

        var withdrawn = await new ImportWriter(store, heads, options, time.GetUtcNow().UtcDateTime).WriteAsync(content, plan, progress, cancel);
        await transaction.CommitAsync(cancel);
        return new ImportReport
        {
            Applied = true,
            Files = plan.Files,
            Added = plan.Changes.Count(change => change.Head is null),
            Changed = plan.Changes.Count(change => change.Head is not null),
            Unchanged = plan.Unchanged,
            Withdrawn = withdrawn,
            Missing = options.WithdrawMissing ? [] : plan.Missing,
            Faults = faults.All,
        };
    }

    private static async Task<IReadOnlyList<ImportConflict>> ConflictsAsync(ContentStore store, ImportPlan plan, CancellationToken cancel)
    {
        var conflicts = new List<ImportConflict>();
        foreach (var change in plan.Conflicts)
        {
            var stored = await store.Versions.AsNoTracking().FirstAsync(version => version.Id == change.Head!.VersionId, cancel);
            conflicts.Add(new ImportConflict(change.Document.Path.File, stored.Author, stored.CreatedAt, Difference(stored.Source, change.Document.Source)));
        }

        return conflicts;
    }

    private static IReadOnlyList<string> Difference(string stored, string file) =>
    [
        .. new InlineDiffBuilder(new Differ()).BuildDiffModel(stored, file).Lines
            .Where(line => line.Type is ChangeType.Deleted or ChangeType.Inserted)
            .Select(line => (line.Type == ChangeType.Deleted ? "- " : "+ ") + line.Text),
    ];
}
