using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Consultations.Rounds;

/// <summary>Makes the keys under which answers are kept: random, so that they say nothing about when or after whom. Tests give it another maker and watch the attacker notice.</summary>
public sealed record RandomKeys(Func<Guid> New)
{
    public static readonly RandomKeys Real = new(() => new Guid(RandomNumberGenerator.GetBytes(16)));
}

/// <summary>The answers store in plain SQL: what is taken here is on its way for a few microseconds only.</summary>
public sealed class AnswersDatabase([FromKeyedServices(AnswersStore.Name)] StoreDatabase database)
{
    /// <summary>Tables of a box that was opened.</summary>
    public static readonly IReadOnlyList<string> Box = ["SealedAnswers", "SpentTokens", "Boxes"];

    /// <summary>Tables of what was in it.</summary>
    public static readonly IReadOnlyList<string> Opened = ["OpenedSheets", "OpenedTexts"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Somebody waits for the next screen meanwhile.</summary>
    private static readonly TimeSpan PatienceOfAPerson = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private const string SqliteSettings = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA cache_size=-8000;";

    public bool IsPostgres => database.Schema is not null;

    public string Table(string name) => database.Table(name);

    public async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = await database.OpenAsync(cancel);
        if (!IsPostgres)
        {
            await RunAsync(connection, SqliteSettings, cancel);
        }

        return connection;
    }

    /// <summary>While answers are taken, the box is not opened. SQLite has one writer at a time anyhow.</summary>
    public Task ShareAsync(DbConnection connection, Guid round, CancellationToken cancel) =>
        IsPostgres ? RunAsync(connection, "SELECT pg_advisory_xact_lock_shared(@lock)", cancel, ("@lock", LockOf(round))) : Task.CompletedTask;

    /// <summary>Waits until nobody is putting an answer in, and lets nobody begin.</summary>
    public Task AloneAsync(DbConnection connection, Guid round, CancellationToken cancel) =>
        IsPostgres ? RunAsync(connection, "SELECT pg_advisory_xact_lock(@lock)", cancel, ("@lock", LockOf(round))) : Task.CompletedTask;

    /// <returns>How many rows it changed.</returns>
    public static async Task<int> RunAsync(DbConnection connection, string sql, CancellationToken cancel, params (string Name, object Value)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Overwrites what was deleted: free pages and the log in SQLite; in PostgreSQL the tables are written anew.</summary>
    public async Task ScrubAsync(IReadOnlyList<string> tables, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        if (IsPostgres)
        {
            await OutliveOthersAsync(connection, Patience, cancel);
        }

        foreach (var sql in IsPostgres ? tables.Select(table => $"VACUUM (FULL) {Table(table)}") : ["VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"])
        {
            await RunAsync(connection, sql, cancel);
        }
    }

    /// <summary>The same for one row of a small table, at once: SQLite has overwritten its place already, and only its log is emptied.</summary>
    public async Task ScrubAsync(string table, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        if (IsPostgres)
        {
            await OutliveOthersAsync(connection, PatienceOfAPerson, cancel);
        }

        await RunAsync(connection, IsPostgres ? $"VACUUM (FULL) {Table(table)}" : "PRAGMA wal_checkpoint(TRUNCATE)", cancel);
    }

    /// <summary>
    /// PostgreSQL keeps a deleted row while any transaction of the server, in whichever database, is older than the deletion, and
    /// writes it into the new table too. Most end within a second; one that hangs is not waited for.
    /// </summary>
    private static async Task OutliveOthersAsync(DbConnection connection, TimeSpan patience, CancellationToken cancel)
    {
        await using var next = connection.Command("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        var now = Convert.ToInt64(await next.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture);
        await using var others = connection.Command(
            """
            SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint < @now OR EXISTS (
                SELECT 1 FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL AND age(backend_xmin) > age((@now % 4294967296)::text::xid))
            """,
            ("@now", now));
        for (var waited = TimeSpan.Zero; waited < patience && (bool)(await others.ExecuteScalarAsync(cancel))!; waited += BetweenLooks)
        {
            await Task.Delay(BetweenLooks, cancel);
        }
    }

    private static long LockOf(Guid round) => BitConverter.ToInt64(round.ToByteArray());
}
