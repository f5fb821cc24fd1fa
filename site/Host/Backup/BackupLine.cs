using System.Text.Json;
using System.Text.Json.Serialization;

namespace PreventPublic.Host.Backup;

/// <summary>
/// A line of a backup, as JSON; each holds one of these. Tables are written as values, not as a database's own pages, so that a
/// backup made with SQLite can be brought back into PostgreSQL, and the other way about.
/// </summary>
public sealed record BackupLine
{
    /// <summary>The first line.</summary>
    public BackupHead? Head { get; init; }

    /// <summary>A table begins; the rows after it are its own.</summary>
    public BackupTable? Table { get; init; }

    public JsonElement[]? Row { get; init; }

    public BackupFile? File { get; init; }

    /// <summary>The last line: how many rows and files there are before it.</summary>
    public long? End { get; init; }

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
}

/// <param name="Made">UTC.</param>
/// <param name="Stores">By store, the names of its migrations without their times: both engines have the same.</param>
public sealed record BackupHead(DateTime Made, string Provider, IReadOnlyDictionary<string, IReadOnlyList<string>> Stores);

public sealed record BackupTable(string Store, string Name, IReadOnlyList<string> Columns);

/// <summary>A small file of the data folder: a key.</summary>
/// <param name="Path">Below the data folder, with forward slashes.</param>
public sealed record BackupFile(string Path, byte[] Bytes);
