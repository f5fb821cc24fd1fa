using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace PreventPublic.Bench.Measuring;

/// <summary>What the disk gives: one small row a commit, one after another, each on disk before the next (SQLite, <c>synchronous=FULL</c>).</summary>
public sealed class RawCommits : IAsyncDisposable
{
    private readonly SqliteConnection _connection;

    private RawCommits(SqliteConnection connection) => _connection = connection;

    public static async Task<RawCommits> OpenAsync(string file, CancellationToken cancel)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE Raw (Id INTEGER PRIMARY KEY, Bytes BLOB)";
        await command.ExecuteNonQueryAsync(cancel);
        return new RawCommits(connection);
    }

    /// <returns>Commits a second.</returns>
    public async Task<double> RateAsync(TimeSpan during, CancellationToken cancel)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = "INSERT INTO Raw (Bytes) VALUES (randomblob(64))";
        var (began, commits) = (Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(began) < during)
        {
            await command.ExecuteNonQueryAsync(cancel);
            commits++;
        }

        return commits / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
