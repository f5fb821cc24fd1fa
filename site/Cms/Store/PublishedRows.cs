using System.Data.Common;
using System.Runtime.CompilerServices;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Stores;

namespace PreventPublic.Cms.Store;

/// <summary>A published version, without its text.</summary>
public sealed record PublishedHead(Guid Id, Guid EntryId, EntryName Entry, string Type, string Language, DateTime SavedAt);

/// <summary>What is published, at one moment: one transaction, so that it is that of one publication and not of two.</summary>
public sealed class PublishedRows : IAsyncDisposable
{
    /// <summary>More are found by looking at everything.</summary>
    private const int FewEnoughToName = 200;

    private readonly StoreDatabase _database;
    private readonly DbConnection _connection;

    private PublishedRows(StoreDatabase database, DbConnection connection) => (_database, _connection) = (database, connection);

    public static async Task<PublishedRows> BeginAsync(StoreDatabase database, CancellationToken cancel)
    {
        var connection = await database.OpenAsync(cancel);
        var rows = new PublishedRows(database, connection);

        // Not through BeginTransaction, which has SQLite wait until nobody writes.
        await rows.RunAsync(database.Schema is null ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", cancel);
        return rows;
    }

    /// <summary>The number of the newest publication; 0 while there is none.</summary>
    public static async Task<long> NewestAsync(StoreDatabase database, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await NewestAsync(database, connection, cancel);
    }

    public Task<long> NewestAsync(CancellationToken cancel) => NewestAsync(_database, _connection, cancel);

    /// <summary>The entries that publications after one touched; null where it can be any.</summary>
    public async Task<IReadOnlyCollection<Guid>?> TouchedSinceAsync(long number, CancellationToken cancel)
    {
        var touched = new HashSet<Guid>();
        await using var rows = await QueryAsync($"SELECT \"Entries\" FROM {_database.Table("Publications")} WHERE \"Number\" > @number", cancel, ("@number", number));
        while (await rows.ReadAsync(cancel))
        {
            if (await rows.IsDBNullAsync(0, cancel))
            {
                return null;
            }

            touched.UnionWith(rows.GetString(0).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse));
        }

        return touched.Count <= FewEnoughToName ? touched : null;
    }

    /// <summary>The names of entries, whether anything of them is published or not.</summary>
    public async Task<IReadOnlyDictionary<Guid, EntryName>> NamesAsync(IReadOnlyCollection<Guid> entries, CancellationToken cancel)
    {
        var names = new Dictionary<Guid, EntryName>();
        await using var rows = await QueryAsync($"SELECT \"Id\", \"Site\", \"Folder\", \"Key\" FROM {_database.Table("Entries")} WHERE {OneOf("\"Id\"", entries)}", cancel, Named(entries));
        while (await rows.ReadAsync(cancel))
        {
            names[rows.GetGuid(0)] = new EntryName(rows.GetString(1), $"{rows.GetString(2)}/{rows.GetString(3)}");
        }

        return names;
    }

    /// <param name="entries">Only of these; null for all.</param>
    public async Task<IReadOnlyList<PublishedHead>> HeadsAsync(IReadOnlyCollection<Guid>? entries, CancellationToken cancel)
    {
        var heads = new List<PublishedHead>();
        await using var rows = await QueryAsync(
            $"""
            SELECT v."Id", e."Id", e."Site", e."Folder", e."Key", e."Type", v."Language", v."CreatedAt"
            FROM {_database.Table("Versions")} v JOIN {_database.Table("Entries")} e ON e."Id" = v."EntryId"
            WHERE v."State" = '{nameof(VersionState.Published)}' {(entries is null ? "" : $"AND {OneOf("v.\"EntryId\"", entries)}")}
            """, cancel, Named(entries ?? []));
        while (await rows.ReadAsync(cancel))
        {
            heads.Add(new PublishedHead(
                rows.GetGuid(0), rows.GetGuid(1), new EntryName(rows.GetString(2), $"{rows.GetString(3)}/{rows.GetString(4)}"), rows.GetString(5), rows.GetString(6), rows.GetDateTime(7)));
        }

        return heads;
    }

    /// <summary>The texts of published versions: of those named, or of all where they are many.</summary>
    public async IAsyncEnumerable<(Guid Id, string Source)> SourcesAsync(IReadOnlyCollection<Guid> named, [EnumeratorCancellation] CancellationToken cancel)
    {
        var few = named.Count <= FewEnoughToName;
        await using var rows = await QueryAsync(
            $"SELECT \"Id\", \"Source\" FROM {_database.Table("Versions")} WHERE \"State\" = '{nameof(VersionState.Published)}'{(few ? $" AND {OneOf("\"Id\"", named)}" : "")}", cancel, few ? Named(named) : []);
        while (await rows.ReadAsync(cancel))
        {
            yield return (rows.GetGuid(0), rows.GetString(1));
        }
    }

    /// <summary>Media by site, then by name.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, MediaFile>>> MediaAsync(CancellationToken cancel)
    {
        var media = new Dictionary<string, IReadOnlyDictionary<string, MediaFile>>(StringComparer.Ordinal);
        await using var rows = await QueryAsync($"SELECT \"Site\", \"Name\", \"Hash\", \"Width\", \"Height\", \"FocalX\", \"FocalY\" FROM {_database.Table("Media")}", cancel);
        while (await rows.ReadAsync(cancel))
        {
            media.TryAdd(rows.GetString(0), new Dictionary<string, MediaFile>(StringComparer.Ordinal));
            ((Dictionary<string, MediaFile>)media[rows.GetString(0)])[rows.GetString(1)] = new MediaFile(rows.GetString(2), rows.GetInt32(3), rows.GetInt32(4), rows.GetInt32(5), rows.GetInt32(6));
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
        // Nobody can call this off: the connection goes back to its pool.
        await RunAsync("ROLLBACK", CancellationToken.None);
        await _connection.DisposeAsync();
    }

    private static async Task<long> NewestAsync(StoreDatabase database, DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.Command($"SELECT MAX(\"Number\") FROM {database.Table("Publications")}");
        return await command.ExecuteScalarAsync(cancel) as long? ?? 0;
    }

    private static string OneOf(string column, IReadOnlyCollection<Guid> ids) => ids.Count == 0 ? "1 = 0" : $"{column} IN ({string.Join(", ", ids.Select((_, number) => $"@id{number}"))})";

    private static (string Name, object Value)[] Named(IReadOnlyCollection<Guid> ids) => [.. ids.Select((id, number) => ($"@id{number}", (object)id))];

    /// <summary>The command goes with the connection: SQLite closes a command's rows with it.</summary>
    private Task<DbDataReader> QueryAsync(string sql, CancellationToken cancel, params (string Name, object Value)[] parameters) =>
        _connection.Command(sql, parameters).ExecuteReaderAsync(cancel);

    private async Task RunAsync(string sql, CancellationToken cancel)
    {
        await using var command = _connection.Command(sql);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
