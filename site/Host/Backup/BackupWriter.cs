using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Host.Hosting;

namespace PreventPublic.Host.Backup;

/// <summary>Writes everything worth keeping into one sealed file, while the site runs. Each store is read as it was at one moment.</summary>
public sealed class BackupWriter(IEnumerable<StoreToPrepare> stores, Folders folders, TimeProvider time)
{
    private long _count;

    /// <returns>How many rows and files it holds.</returns>
    public async Task<long> WriteAsync(Stream to, string passphrase, CancellationToken cancel)
    {
        _count = 0;
        await using var sealing = new SealingStream(to, passphrase);
        await using var packed = new GZipStream(sealing, CompressionLevel.Optimal, leaveOpen: true);
        var all = stores.ToList();
        var migrations = all.ToDictionary(store => store.Database.Name, store => MigrationNames.Of(store), StringComparer.Ordinal);
        Put(packed, new BackupLine { Head = new BackupHead(time.GetUtcNow().UtcDateTime, all[0].Database.Schema is null ? DatabaseOptions.Sqlite : DatabaseOptions.Postgres, migrations) });
        foreach (var store in all)
        {
            await using var context = await store.OpenAsync(cancel);
            await WriteStoreAsync(packed, store.Database.Name, context, cancel);
        }

        WriteKeys(packed);
        Put(packed, new BackupLine { End = _count });
        return _count;
    }

    private async Task WriteStoreAsync(Stream to, string name, DbContext store, CancellationToken cancel)
    {
        await store.Database.OpenConnectionAsync(cancel);
        var connection = store.Database.GetDbConnection();

        // One snapshot: SQLite's readers see the moment of their first read, PostgreSQL's with this level.
        await using var transaction = await connection.BeginTransactionAsync(store.Database.IsSqlite() ? IsolationLevel.Serializable : IsolationLevel.RepeatableRead, cancel);
        foreach (var table in StoreTable.Of(store))
        {
            Put(to, new BackupLine { Table = new BackupTable(name, table.Name, [.. table.Columns.Select(column => column.Name)]) });
            await using var command = connection.CreateCommand();
            (command.Transaction, command.CommandText) = (transaction, $"SELECT {table.ColumnList(table.Columns)} FROM {table.Quoted}");
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel))
            {
                Put(to, new BackupLine { Row = [.. table.Columns.Select((column, at) => column.Read(rows, at))] });
                _count++;
            }
        }
    }

    /// <summary>Keys that stand in files; without them, links and records that people hold would not open any more.</summary>
    private void WriteKeys(Stream to)
    {
        var keys = Path.Combine(folders.Data, "keys");
        foreach (var file in Directory.Exists(keys) ? Directory.GetFiles(keys, "*", SearchOption.AllDirectories) : [])
        {
            Put(to, new BackupLine { File = new BackupFile(Path.GetRelativePath(folders.Data, file).Replace('\\', '/'), File.ReadAllBytes(file)) });
            _count++;
        }
    }

    private static void Put(Stream to, BackupLine line)
    {
        JsonSerializer.Serialize(to, line, BackupLine.Json);
        to.WriteByte((byte)'\n');
    }
}

/// <summary>The names of a store's migrations, which both engines share; their times differ.</summary>
public static class MigrationNames
{
    public static IReadOnlyList<string> Of(StoreToPrepare store) => [.. MigrationIds.In(store.Migrations, store.Store).Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal)];
}
