using PreventPublic.Cms.Files;
using PreventPublic.Cms.Store;

namespace PreventPublic.Cms.Import;

/// <summary>A file to bring in; <see cref="Head"/> is what the store has of it.</summary>
public sealed record ImportChange(Document Document, StoredHead? Head);

/// <summary>Decides, file by file, between three states: the file now, the file as last imported, and what is stored.</summary>
public sealed record ImportPlan(
    int Files, IReadOnlyList<ImportChange> Changes, IReadOnlyList<ImportChange> Conflicts, int Unchanged, IReadOnlyList<string> Missing)
{
    public static ImportPlan Make(ContentSet content, StoredHeads heads, ImportOptions options)
    {
        var (changes, conflicts, unchanged) = (new List<ImportChange>(), new List<ImportChange>(), 0);
        foreach (var document in content.Documents.Where(document => options.Brings(document.Path.File)))
        {
            var change = new ImportChange(document, heads.Head(document.Path));
            switch (Decide(change, heads.Imported.GetValueOrDefault(document.Path.File)))
            {
                case Decision.Take:
                    changes.Add(change);
                    break;
                case Decision.Conflict when options.Conflicts == ConflictChoice.TakeFiles:
                    changes.Add(change);
                    break;
                case Decision.Conflict when options.Conflicts == ConflictChoice.Report:
                    conflicts.Add(change);
                    break;
                default:
                    unchanged++;
                    break;
            }
        }

        var here = content.Documents.Select(document => document.Path.File).Concat(content.Media.Select(media => media.File)).ToHashSet(StringComparer.Ordinal);
        return new ImportPlan(here.Count, changes, conflicts, unchanged, [.. heads.Imported.Keys.Where(file => !here.Contains(file)).Order(StringComparer.Ordinal)]);
    }

    private enum Decision
    {
        Leave,
        Take,
        Conflict,
    }

    private static Decision Decide(ImportChange change, string? lastImported)
    {
        if (change.Head is not { } head)
        {
            return Decision.Take;
        }

        if (head.Hash == change.Document.Hash)
        {
            return head.State == VersionState.Withdrawn ? Decision.Take : Decision.Leave;
        }

        var fileChanged = lastImported != change.Document.Hash;
        var storedChanged = lastImported != head.Hash;
        return !fileChanged ? Decision.Leave : storedChanged ? Decision.Conflict : Decision.Take;
    }
}
