using System.Data.Common;
using System.Globalization;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Stores;

namespace PreventPublic.Cms.Features.Search.Index;

/// <summary>A text of the index, without its body.</summary>
public sealed record FoundText(long Id, string Name, string Language, string Kind, string TitleStems, string MoreStems, string BodyStems);

/// <summary>What the index shows.</summary>
/// <param name="Day">The councils' day, as 2027-01-31: an update of tomorrow is not indexed today, since even a “did you mean” would tell of it.</param>
public sealed record SearchState(long Publication, int Version, string Day)
{
    /// <summary>Whether there is nothing to do for this content: it is shown, or something newer.</summary>
    public bool Shows(PublishedContent content) =>
        Publication > content.Number || (Publication == content.Number && Version == IndexedTexts.Version && string.CompareOrdinal(Day, DayOf(content)) >= 0);

    public static string DayOf(PublishedContent content) => content.Sites.Count == 0 ? "" : Reading.Dates.Iso(content.Sites.Values.Max(site => site.Clock.Today));
}

/// <summary>The index's own rows, the same in both databases: texts, the words in use, and the publication that it shows.</summary>
public sealed class SearchTable(StoreDatabase database)
{
    private readonly string _texts = database.Table("SearchTexts");
    private readonly string _words = database.Table("SearchWords");
    private readonly string _state = database.Table("SearchState");

    /// <summary>The publication and the day that the index shows, and the version it was made by.</summary>
    public async Task<SearchState> StateAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        await using var rows = await QueryAsync(connection, transaction, $"SELECT \"Publication\", \"Version\", \"Day\" FROM {_state}", cancel);
        return await rows.ReadAsync(cancel) ? new SearchState(rows.GetInt64(0), rows.GetInt32(1), rows.GetString(2)) : new SearchState(0, 0, "");
    }

    public Task SetStateAsync(DbConnection connection, DbTransaction transaction, long publication, string day, CancellationToken cancel) =>
        RunAsync(connection, transaction, $"UPDATE {_state} SET \"Publication\" = @publication, \"Version\" = @version, \"Day\" = @day", cancel, ("@publication", publication), ("@version", IndexedTexts.Version), ("@day", day));

    public async Task<Dictionary<(string Name, string Language), (long Id, string Hash)>> HashesAsync(DbConnection connection, DbTransaction? transaction, string site, CancellationToken cancel)
    {
        var hashes = new Dictionary<(string, string), (long, string)>();
        await using var rows = await QueryAsync(connection, transaction, $"SELECT \"Id\", \"Name\", \"Language\", \"Hash\" FROM {_texts} WHERE \"Site\" = @site", cancel, ("@site", site));
        while (await rows.ReadAsync(cancel))
        {
            hashes[(rows.GetString(1), rows.GetString(2))] = (rows.GetInt64(0), rows.GetString(3));
        }

        return hashes;
    }

    /// <returns>0 and an empty hash where the text is not in the index.</returns>
    public async Task<(long Id, string Hash)> HashAsync(DbConnection connection, DbTransaction transaction, string site, string name, string language, CancellationToken cancel)
    {
        await using var rows = await QueryAsync(
            connection, transaction, $"SELECT \"Id\", \"Hash\" FROM {_texts} WHERE \"Site\" = @site AND \"Name\" = @name AND \"Language\" = @language", cancel, ("@site", site), ("@name", name), ("@language", language));
        return await rows.ReadAsync(cancel) ? (rows.GetInt64(0), rows.GetString(1)) : (0, "");
    }

    public async Task<IReadOnlyList<string>> SitesAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        var sites = new List<string>();
        await using var rows = await QueryAsync(connection, transaction, $"SELECT DISTINCT \"Site\" FROM {_texts}", cancel);
        while (await rows.ReadAsync(cancel))
        {
            sites.Add(rows.GetString(0));
        }

        return sites;
    }

    public async Task<long> AddAsync(DbConnection connection, DbTransaction transaction, string site, IndexedText text, CancellationToken cancel)
    {
        await using var command = connection.Command(
            $"""
            INSERT INTO {_texts} ("Site", "Name", "Language", "Hash", "Kind", "Body", "TitleStems", "MoreStems", "BodyStems")
            VALUES (@site, @name, @language, @hash, @kind, @body, @title, @more, @stems) RETURNING "Id"
            """,
            ("@site", site), ("@name", text.Name), ("@language", text.Language), ("@hash", text.Hash), ("@kind", text.Kind), ("@body", text.Body),
            ("@title", text.TitleStems), ("@more", text.MoreStems), ("@stems", text.BodyStems));
        command.Transaction = transaction;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }

    /// <returns>The stems that the text had, each once.</returns>
    public async Task<IReadOnlyCollection<string>> RemoveAsync(DbConnection connection, DbTransaction transaction, long id, CancellationToken cancel)
    {
        IReadOnlyCollection<string> stems = [];
        await using (var rows = await QueryAsync(connection, transaction, $"SELECT \"TitleStems\", \"MoreStems\", \"BodyStems\" FROM {_texts} WHERE \"Id\" = @id", cancel, ("@id", id)))
        {
            if (await rows.ReadAsync(cancel))
            {
                stems = StemsOf(rows.GetString(0), rows.GetString(1), rows.GetString(2));
            }
        }

        await RunAsync(connection, transaction, $"DELETE FROM {_texts} WHERE \"Id\" = @id", cancel, ("@id", id));
        return stems;
    }

    /// <summary>Counts how many texts more, or fewer, have a stem.</summary>
    public Task CountAsync(DbConnection connection, DbTransaction transaction, string site, string language, string stem, string shown, int more, CancellationToken cancel) => RunAsync(
        connection, transaction,
        $"""
        INSERT INTO {_words} ("Site", "Language", "Stem", "Shown", "Texts") VALUES (@site, @language, @stem, @shown, @more)
        ON CONFLICT ("Site", "Language", "Stem") DO UPDATE SET "Texts" = {_words}."Texts" + excluded."Texts"
        """,
        cancel, ("@site", site), ("@language", language), ("@stem", stem), ("@shown", shown), ("@more", more));

    public Task ForgetUnusedAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancel) =>
        RunAsync(connection, transaction, $"DELETE FROM {_words} WHERE \"Texts\" <= 0", cancel);

    public async Task<IReadOnlyDictionary<string, (string Shown, int Texts)>> WordsAsync(DbConnection connection, string site, string language, CancellationToken cancel)
    {
        var words = new Dictionary<string, (string, int)>(StringComparer.Ordinal);
        await using var rows = await QueryAsync(connection, null, $"SELECT \"Stem\", \"Shown\", \"Texts\" FROM {_words} WHERE \"Site\" = @site AND \"Language\" = @language", cancel, ("@site", site), ("@language", language));
        while (await rows.ReadAsync(cancel))
        {
            words[rows.GetString(0)] = (rows.GetString(1), rows.GetInt32(2));
        }

        return words;
    }

    public async Task<IReadOnlyList<FoundText>> ReadAsync(DbConnection connection, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var found = new List<FoundText>();
        await using var rows = await QueryAsync(connection, null, $"SELECT \"Id\", \"Name\", \"Language\", \"Kind\", \"TitleStems\", \"MoreStems\", \"BodyStems\" FROM {_texts} WHERE \"Id\" IN ({Listed(ids)})", cancel);
        while (await rows.ReadAsync(cancel))
        {
            found.Add(new FoundText(rows.GetInt64(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetString(5), rows.GetString(6)));
        }

        return found;
    }

    public async Task<IReadOnlyDictionary<long, string>> BodiesAsync(DbConnection connection, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        var bodies = new Dictionary<long, string>();
        if (ids.Count > 0)
        {
            await using var rows = await QueryAsync(connection, null, $"SELECT \"Id\", \"Body\" FROM {_texts} WHERE \"Id\" IN ({Listed(ids)})", cancel);
            while (await rows.ReadAsync(cancel))
            {
                bodies[rows.GetInt64(0)] = rows.GetString(1);
            }
        }

        return bodies;
    }

    /// <summary>The distinct stems of a text's three fields.</summary>
    public static IReadOnlyCollection<string> StemsOf(string title, string more, string body) =>
        title.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(more.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Concat(body.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(counted => counted[..counted.LastIndexOf(':')])).ToHashSet(StringComparer.Ordinal);

    private static string Listed(IEnumerable<long> ids) => string.Join(", ", ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));

    private static Task<DbDataReader> QueryAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancel, params (string, object)[] parameters)
    {
        var command = connection.Command(sql, parameters);
        command.Transaction = transaction;
        return command.ExecuteReaderAsync(cancel);
    }

    private static async Task RunAsync(DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancel, params (string, object)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
