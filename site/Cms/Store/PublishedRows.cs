using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using PreventPublic.Core.Stores;

namespace PreventPublic.Cms.Store;

/// <summary>A published version, without its text.</summary>
public sealed record PublishedHead(Guid Id, string Site, string Folder, string Key, string Type, string Language, DateTime SavedAt);

/// <summary>What is published, at one moment: one transaction, so that it is that of one publication and not of two.</summary>
public sealed class PublishedRows : IAsyncDisposable
{
    private readonly StoreDatabase _database;
    private readonly DbConnection _connection;
    private readonly DbTransaction _moment;

    private PublishedRows(StoreDatabase database, DbConnection connection, DbTransaction moment) => (_database, _connection, _moment) = (database, connection, moment);

    public static async Task<PublishedRows> BeginAsync(StoreDatabase database, CancellationToken cancel)
    {
        var connection = await database.OpenAsync(cancel);
        return new PublishedRows(database, connection, await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel));
    }

    /// <summary>The number of the newest publication; 0 while there is none.</summary>
    public static async Task<long> NewestAsync(StoreDatabase database, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await NewestAsync(database, connection, null, cancel);
    }

    public Task<long> NewestAsync(CancellationToken cancel) => NewestAsync(_database, _connection, _moment, cancel);

    public async Task<IReadOnlyList<PublishedHead>> HeadsAsync(CancellationToken cancel)
    {
        var heads = new List<PublishedHead>();
        await using var rows = await QueryAsync(
            $"""
            SELECT v."Id", e."Site", e."Folder", e."Key", e."Type", v."Language", v."CreatedAt"
            FROM {_database.Table("Versions")} v JOIN {_database.Table("Entries")} e ON e."Id" = v."EntryId" WHERE v."State" = '{nameof(VersionState.Published)}'
            """, cancel);
        while (await rows.ReadAsync(cancel))
        {
            heads.Add(new PublishedHead(rows.GetGuid(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetString(5), rows.GetDateTime(6)));
        }

        return heads;
    }

    /// <summary>The texts of published versions: of those named, or of all.</summary>
    public async IAsyncEnumerable<(Guid Id, string Source)> SourcesAsync(IReadOnlyCollection<Guid>? named, [EnumeratorCancellation] CancellationToken cancel)
    {
        var list = named is null ? "" : $" AND \"Id\" IN ({string.Join(", ", named.Select((_, number) => $"@id{number}"))})";
        var ids = named?.Select((id, number) => ($"@id{number}", (object)id)) ?? [];
        await using var rows = await QueryAsync($"SELECT \"Id\", \"Source\" FROM {_database.Table("Versions")} WHERE \"State\" = '{nameof(VersionState.Published)}'{list}", cancel, [.. ids]);
        while (await rows.ReadAsync(cancel))
        {
            yield return (rows.GetGuid(0), rows.GetString(1));
        }
    }

    /// <summary>By site, the hashes of media by name.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> MediaAsync(CancellationToken cancel)
    {
        var media = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        await using var rows = await QueryAsync($"SELECT \"Site\", \"Name\", \"Hash\" FROM {_database.Table("Media")}", cancel);
        while (await rows.ReadAsync(cancel))
        {
            media.TryAdd(rows.GetString(0), new Dictionary<string, string>(StringComparer.Ordinal));
            ((Dictionary<string, string>)media[rows.GetString(0)])[rows.GetString(1)] = rows.GetString(2);
        }

        return media;
    }

    /// <summary>The bytes of a media file; null when there are none of this hash.</summary>
    public static async Task<byte[]?> BytesAsync(StoreDatabase database, string hash, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = connection.Command($"SELECT \"Bytes\" FROM {database.Table("Blobs")} WHERE \"Hash\" = @hash", ("@hash", hash));
        return await command.ExecuteScalarAsync(cancel) as byte[];
    }

    public async ValueTask DisposeAsync()
    {
        await _moment.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static async Task<long> NewestAsync(StoreDatabase database, DbConnection connection, DbTransaction? moment, CancellationToken cancel)
    {
        await using var command = connection.Command($"SELECT MAX(\"Number\") FROM {database.Table("Publications")}");
        command.Transaction = moment;
        return await command.ExecuteScalarAsync(cancel) as long? ?? 0;
    }

    /// <summary>The command goes with the connection: SQLite closes a command's rows with it.</summary>
    private Task<DbDataReader> QueryAsync(string sql, CancellationToken cancel, params (string Name, object Value)[] parameters)
    {
        var command = _connection.Command(sql, parameters);
        command.Transaction = _moment;
        return command.ExecuteReaderAsync(cancel);
    }
}
