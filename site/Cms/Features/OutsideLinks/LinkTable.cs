using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Stores;

namespace PreventPublic.Cms.Features.OutsideLinks;

/// <summary>An address whose turn it is, and how it stood before.</summary>
public sealed record DueLink(Guid Id, string Url, int Failures, DateTime? FailingSince);

/// <summary>The list of addresses outside, in plain SQL: it is kept every hour by hosts that otherwise only send pages (ADR 0005).</summary>
public sealed class LinkTable([FromKeyedServices(ContentStore.Name)] StoreDatabase database)
{
    private readonly string _table = database.Table("OutsideLinks");

    /// <summary>Makes the list what is published. Another host may do so at the same moment.</summary>
    public async Task KeepAsync(IReadOnlyCollection<string> published, DateTime now, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var listed = (await ReadAsync(connection, $"SELECT \"Url\" FROM {_table}", row => row.GetString(0), cancel)).ToHashSet(StringComparer.Ordinal);
        foreach (var unused in listed.Except(published, StringComparer.Ordinal))
        {
            await RunAsync(connection, $"DELETE FROM {_table} WHERE \"Url\" = @url", cancel, ("@url", unused));
        }

        foreach (var url in published.Except(listed, StringComparer.Ordinal))
        {
            await RunAsync(connection, $"INSERT INTO {_table} (\"Id\", \"Url\", \"DueAt\", \"Failures\") VALUES (@id, @url, @now, 0) ON CONFLICT DO NOTHING", cancel, ("@id", Guid.CreateVersion7()), ("@url", url), ("@now", now));
        }
    }

    /// <summary>Takes those whose turn it is, each for one host, until <paramref name="held"/>.</summary>
    public async Task<IReadOnlyList<DueLink>> TakeAsync(DateTime now, DateTime held, int most, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var due = await ReadAsync(connection, $"SELECT {Columns}, \"DueAt\" FROM {_table} WHERE \"DueAt\" <= @now ORDER BY \"DueAt\" LIMIT {most}", row => (Link: Of(row), DueAt: row.GetDateTime(4)), cancel, ("@now", now));
        var taken = new List<DueLink>();
        foreach (var (link, dueAt) in due)
        {
            if (await RunAsync(connection, $"UPDATE {_table} SET \"DueAt\" = @held WHERE \"Id\" = @id AND \"DueAt\" = @seen", cancel, ("@held", held), ("@id", link.Id), ("@seen", dueAt)) == 1)
            {
                taken.Add(link);
            }
        }

        return taken;
    }

    /// <returns>Null when it is not listed any more.</returns>
    public async Task<DueLink?> FindAsync(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return (await ReadAsync(connection, $"SELECT {Columns} FROM {_table} WHERE \"Id\" = @id", Of, cancel, ("@id", id))).FirstOrDefault();
    }

    /// <summary>Some that were found when they were last looked at, the latest first.</summary>
    public async Task<IReadOnlyList<string>> FoundAsync(int most, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await ReadAsync(connection, $"SELECT \"Url\" FROM {_table} WHERE \"Status\" IS NOT NULL AND \"Failures\" = 0 ORDER BY \"LookedAt\" DESC LIMIT {most}", row => row.GetString(0), cancel);
    }

    public async Task<IReadOnlyList<OutsideLinkRecord>> FailingAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await ReadAsync(connection, $"SELECT \"Url\", \"Status\", \"Failures\", \"FailingSince\", \"LookedAt\", \"VouchedAt\" FROM {_table} WHERE \"Failures\" > 0", row => new OutsideLinkRecord
        {
            Url = row.GetString(0),
            DueAt = default,
            Status = row.IsDBNull(1) ? null : row.GetInt32(1),
            Failures = row.GetInt32(2),
            FailingSince = Moment(row, 3),
            LookedAt = Moment(row, 4),
            VouchedAt = Moment(row, 5),
        }, cancel);
    }

    public async Task PostponeAsync(IEnumerable<DueLink> links, DateTime until, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        foreach (var link in links)
        {
            await RunAsync(connection, $"UPDATE {_table} SET \"DueAt\" = @until WHERE \"Id\" = @id", cancel, ("@until", until), ("@id", link.Id));
        }
    }

    /// <summary>Writes down a look. What works needs nobody's word any more.</summary>
    public async Task NoteAsync(DueLink link, LinkLook look, DateTime now, DateTime next, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var unvouched = look.Works ? ", \"VouchedAt\" = NULL, \"VouchedById\" = NULL, \"VouchedBy\" = NULL" : "";
        await RunAsync(
            connection,
            $"UPDATE {_table} SET \"LookedAt\" = @now, \"DueAt\" = @next, \"Status\" = @status, \"Fault\" = @fault, \"MovedTo\" = @moved, \"Failures\" = @failures, \"FailingSince\" = @since{unvouched} WHERE \"Id\" = @id",
            cancel,
            ("@now", now), ("@next", next), ("@status", look.Status ?? (object)DBNull.Value), ("@fault", look.Fault ?? (object)DBNull.Value),
            ("@moved", look.MovedTo is { Length: <= OutsideLinkRecord.MaxUrl } to ? to : DBNull.Value), ("@failures", look.Failed ? link.Failures + 1 : 0),
            ("@since", look.Failed ? link.FailingSince ?? now : DBNull.Value), ("@id", link.Id));
    }

    private const string Columns = "\"Id\", \"Url\", \"Failures\", \"FailingSince\"";

    private static DueLink Of(DbDataReader row) => new(row.GetGuid(0), row.GetString(1), row.GetInt32(2), Moment(row, 3));

    private static DateTime? Moment(DbDataReader row, int column) => row.IsDBNull(column) ? null : DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc);

    private static async Task<List<T>> ReadAsync<T>(DbConnection connection, string sql, Func<DbDataReader, T> of, CancellationToken cancel, params (string, object)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var all = new List<T>();
        while (await rows.ReadAsync(cancel))
        {
            all.Add(of(rows));
        }

        return all;
    }

    private static async Task<int> RunAsync(DbConnection connection, string sql, CancellationToken cancel, params (string, object)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
