namespace PreventPublic.Tests.Listening.Attack;

/// <summary>A row as a thief reads it: every column as text, and where it lies.</summary>
/// <param name="Values">By column; also <c>rowid</c>, or <c>ctid</c> and <c>xmin</c>.</param>
public sealed record Row(string Table, IReadOnlyDictionary<string, string> Values)
{
    public string Whole { get; } = string.Join('|', Values.Where(pair => pair.Key is not ("ctid" or "xmin" or "rowid")).Select(pair => $"{pair.Key}={pair.Value}"));
}

/// <summary>Everything there is to steal at one moment.</summary>
/// <param name="Rows">Of every table of every store.</param>
/// <param name="Raw">Bytes of files and write-ahead logs, and the lines of logs and traces since the moment before.</param>
public sealed record Snapshot(IReadOnlyList<Row> Rows, IReadOnlyDictionary<string, byte[]> Raw);

/// <summary>What the attacker of one round has: a copy after every request and after the close, and the invitation list in the order of delivery.</summary>
/// <param name="Codes">Member by member, in the order in which they were invited, and in which they answered.</param>
/// <param name="CodeHashes">What the database keeps of them.</param>
/// <param name="Moments">The first before anybody came.</param>
/// <param name="Backups">One that was made in the midst of the round, the last after the close.</param>
/// <param name="Others">A copy after the close, before the outboxes were delivered.</param>
/// <param name="Closed">After the close.</param>
public sealed record Evidence(
    Guid Round, IReadOnlyList<string> Codes, IReadOnlyList<string> CodeHashes, IReadOnlyList<string> Languages, IReadOnlyList<Snapshot> Moments, IReadOnlyList<Snapshot> Backups, IReadOnlyList<Snapshot> Others, Snapshot Closed)
{
    public IEnumerable<Snapshot> All => [.. Moments, .. Backups, .. Others, Closed];

    /// <summary>The round's answers as they can be read afterwards.</summary>
    public IReadOnlyList<Row> Opened { get; } = [.. Closed.Rows.Where(row => row.Table == "OpenedSheets" && Camera.Same(row.Values["Round"], Round))];
}
