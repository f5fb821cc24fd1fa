using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PreventPublic.Host.Hosting;

namespace PreventPublic.Testing;

/// <summary>
/// What a host's first start leaves behind, made once and copied for every test: a thousand hosts that each bring their databases
/// up to date from nothing, and most of them read the whole content too, take longer than all that they are asked.
/// </summary>
internal static class ReadyData
{
    /// <summary>The clock's first moment in every test, and so the moment at which the content was published.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly ConcurrentDictionary<(Engine, bool), Lazy<Task<HostData>>> Made = [];

    /// <param name="filled">With the repository's content, published at <see cref="Noon"/>; otherwise with empty tables.</param>
    public static async Task<HostData> CopyAsync(Engine engine, bool filled)
    {
        var ready = await Made.GetOrAdd((engine, filled), what => new(() => MakeAsync(what.Item1, what.Item2))).Value;
        var folder = Directory.CreateTempSubdirectory("prevent-data-").FullName;
        Copy(ready.Folder, folder);
        return new(engine, folder, ready.Databases is { } two ? (await PostgresServer.CopyAsync(two.Main), await PostgresServer.CopyAsync(two.Answers)) : null);
    }

    private static async Task<HostData> MakeAsync(Engine engine, bool filled)
    {
        var data = await HostData.NothingAsync(engine);
        await using (var services = data.Services(new TestClock(Noon)))
        {
            await services.MigrateStoresAsync();
            if (filled)
            {
                await FirstImport.RunAsync(services, NullLogger.Instance);
            }
        }

        Close(data);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(data.Folder, recursive: true);
        return data;
    }

    /// <summary>PostgreSQL copies no database that somebody is connected to; a file of SQLite is whole once its log is written back.</summary>
    private static void Close(HostData data)
    {
        foreach (var connection in data.Databases is { } two ? new[] { two.Main, two.Answers } : [])
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(connection));
        }

        DataFiles.Close(data.Folder);
        foreach (var file in Directory.GetFiles(data.Folder, "*.db"))
        {
            using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            connection.Open();
            using var command = new SqliteCommand("PRAGMA wal_checkpoint(TRUNCATE)", connection);
            command.ExecuteNonQuery();
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
