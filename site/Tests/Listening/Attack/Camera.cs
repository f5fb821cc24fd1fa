using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using PreventPublic.Testing;

namespace PreventPublic.Tests.Listening.Attack;

/// <summary>Copies every database, as somebody with the disk could at any moment.</summary>
public sealed class Camera : IDisposable
{
    private const int Malformed = 11;
    private const int NoDatabase = 26;
    private const int Attempts = 10;

    private static readonly string[] Stores = ["people", "answers", "staff", "metrics", "content"];

    private readonly SiteFixture _fixture;
    private readonly LogTape _log;
    private readonly string _folder = Directory.CreateTempSubdirectory("prevent-thief-").FullName;
    private readonly Dictionary<string, List<string>> _tables = [];
    private readonly WriteAheadLog _written = new();

    public Camera(SiteFixture fixture, LogTape log) => (_fixture, _log) = (fixture, log);

    public static bool Same(string text, Guid id) => string.Equals(text, id.ToString("N"), StringComparison.OrdinalIgnoreCase);

    public async Task<Snapshot> TakeAsync() => _fixture.Where.Databases is { } databases ? await OfPostgresAsync(databases) : await OfSqliteAsync();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<Snapshot> OfSqliteAsync()
    {
        var log = _log.Take();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OfFilesAsync(log);
            }
            catch (SqliteException fault) when (fault.SqliteErrorCode is Malformed or NoDatabase && attempt < Attempts)
            {
                // The write-ahead log was written back between the copy of one file and of the other. A thief would copy again, too.
            }
        }
    }

    private async Task<Snapshot> OfFilesAsync(byte[] log)
    {
        var (rows, raw) = (new List<Row>(), new Dictionary<string, byte[]> { ["log"] = log });
        foreach (var store in Stores)
        {
            foreach (var ending in new[] { "", "-wal" })
            {
                var file = Path.Combine(_fixture.Data, $"{store}.db{ending}");
                if (File.Exists(file))
                {
                    raw[$"{store}{ending}"] = await CopyAsync(file, Path.Combine(_folder, $"{store}.db{ending}"));
                }
            }

            await using var copy = new SqliteConnection($"Data Source={Path.Combine(_folder, store + ".db")};Pooling=False");
            await copy.OpenAsync();
            rows.AddRange(await RowsAsync(copy, store, "SELECT name || CASE WHEN sql LIKE '%WITHOUT ROWID%' THEN '' ELSE '*' END FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"));
        }

        await AddOtherFilesAsync(raw);
        return new Snapshot(rows, raw);
    }

    private async Task<Snapshot> OfPostgresAsync((string Main, string Answers) databases)
    {
        var (rows, raw) = (new List<Row>(), new Dictionary<string, byte[]> { ["log"] = _log.Take() });
        foreach (var connection in new[] { databases.Main, databases.Answers })
        {
            await using var thief = new NpgsqlConnection(connection);
            await thief.OpenAsync();
            rows.AddRange(await RowsAsync(thief, connection, "SELECT '\"' || schemaname || '\".\"' || tablename || '\"' FROM pg_tables WHERE schemaname IN ('people', 'staff', 'answers', 'metrics', 'content')"));
            foreach (var table in rows.Select(row => row.Table).Contains("OpenedSheets") && connection == databases.Answers ? new[] { "OpenedSheets", "SealedAnswers" } : [])
            {
                raw[table] = await HeapAsync(thief, table);
            }

            if (connection == databases.Answers)
            {
                (raw["write-ahead log"], raw["server's log"]) = (await _written.TakeAsync(thief), await _written.SaidAsync(thief));
            }
        }

        await AddOtherFilesAsync(raw);
        return new Snapshot(rows, raw);
    }

    /// <summary>Keys, whatever else lies in the data folder; and all mails as one, in the order in which they were written: a hundred clues more would hide what each of them says.</summary>
    private async Task AddOtherFilesAsync(Dictionary<string, byte[]> raw)
    {
        var mails = new List<byte>();
        foreach (var file in new DirectoryInfo(_fixture.Data).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => !file.Name.Contains(".db", StringComparison.Ordinal)).OrderBy(file => file.LastWriteTimeUtc))
        {
            var bytes = await File.ReadAllBytesAsync(file.FullName);
            if (file.Extension == ".eml")
            {
                mails.AddRange(bytes);
            }
            else
            {
                raw[Path.GetRelativePath(_fixture.Data, file.FullName)] = bytes;
            }
        }

        raw["mails"] = [.. mails];
    }

    /// <summary>The table's own file: where each row really lies, and what is left of rows that are gone.</summary>
    private static async Task<byte[]> HeapAsync(NpgsqlConnection thief, string table)
    {
        await using var command = thief.CreateCommand();
#pragma warning disable CA2100 // The names are this test's own.
        command.CommandText = $"CHECKPOINT; SELECT pg_read_binary_file(pg_relation_filepath('answers.\"{table}\"'))";
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync() as byte[] ?? [];
    }

    private async Task<IReadOnlyList<Row>> RowsAsync(DbConnection copy, string database, string namesOf)
    {
        if (!_tables.TryGetValue(database, out var tables))
        {
            tables = _tables[database] = [.. (await QueryAsync(copy, "", namesOf)).Select(row => row.Values.Values.First()).Where(name => !name.Contains("__EF", StringComparison.Ordinal))];
        }

        var rows = new List<Row>();
        foreach (var table in tables)
        {
            var (name, where) = table.StartsWith('"') ? (table, "ctid::text AS ctid, xmin::text AS xmin, ") : ($"\"{table.TrimEnd('*')}\"", table.EndsWith('*') ? "rowid AS rowid, " : "");
            rows.AddRange(await QueryAsync(copy, name.Split('.').Last().Trim('"'), $"SELECT {where}* FROM {name}"));
        }

        return rows;
    }

    private static async Task<IReadOnlyList<Row>> QueryAsync(DbConnection copy, string table, string sql)
    {
        await using var command = copy.CreateCommand();
#pragma warning disable CA2100 // The names are those of the database itself.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Row>();
        while (await reader.ReadAsync())
        {
            rows.Add(new Row(table, Enumerable.Range(0, reader.FieldCount).DistinctBy(reader.GetName).ToDictionary(reader.GetName, at => TextOf(reader.GetValue(at)))));
        }

        return rows;
    }

    public static string TextOf(object value) => value switch
    {
        byte[] bytes => Convert.ToHexStringLower(bytes),
        Guid id => id.ToString("N"),
        string text when Guid.TryParse(text, out var id) => id.ToString("N"),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static async Task<byte[]> CopyAsync(string from, string to)
    {
        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[source.Length];
        await source.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false);
        await File.WriteAllBytesAsync(to, bytes);
        return bytes;
    }
}
