using PreventPublic.Cms.Files;

namespace PreventPublic.Cms.Import;

/// <summary>Which side stands when a file and the stored entry both changed since the last import.</summary>
public enum ConflictChoice
{
    /// <summary>Neither: report both sides and change nothing.</summary>
    Report,
    TakeFiles,
    KeepStored,
}

/// <param name="By">Who imports: shown as the author of every version made.</param>
/// <param name="Publish">Publish at once; otherwise the changes are drafts that wait for approval.</param>
/// <param name="WithdrawMissing">Withdraw what came from files that are no longer there.</param>
public sealed record ImportOptions(string By, bool Publish, ConflictChoice Conflicts = ConflictChoice.Report, bool WithdrawMissing = false)
{
    public string Note { get; init; } = "Imported from files";

    /// <summary>The account of who imports, so that they cannot approve what they brought; null where the operator imports at the machine.</summary>
    public Guid? ById { get; init; }

    /// <summary>The files that are brought in; the others are there only so that these can be checked among them. Null for all.</summary>
    public IReadOnlySet<string>? Only { get; init; }

    public bool Brings(string file) => Only?.Contains(file) ?? true;
}

/// <summary>A file and the stored entry both changed since they were last the same.</summary>
/// <param name="Difference">Lines beginning <c>-</c> are stored, lines beginning <c>+</c> are in the file.</param>
public sealed record ImportConflict(string File, string StoredBy, DateTime StoredAt, IReadOnlyList<string> Difference);

/// <summary>What an import did, or why it did nothing.</summary>
public sealed record ImportReport
{
    public required bool Applied { get; init; }

    public int Files { get; init; }

    public int Added { get; init; }

    public int Changed { get; init; }

    public int Unchanged { get; init; }

    public int Withdrawn { get; init; }

    /// <summary>Files that an earlier import brought and this one does not have. Their entries stay as they are.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    public IReadOnlyList<ImportConflict> Conflicts { get; init; } = [];

    public IReadOnlyList<Fault> Faults { get; init; } = [];
}

/// <summary>How far a long piece of work is.</summary>
public readonly record struct WorkProgress(string Step, int Done, int Of);
