using System.Data.Common;
using PreventPublic.Core.Stores;

namespace PreventPublic.Cms.Features.Search.Index;

/// <summary>Full-text search by SQLite's FTS5. The words come already cut and stemmed, so the tokenizer only divides at spaces.</summary>
public sealed class SqliteSearch : ISearchEngine
{
    public const string Table = "SearchIndex";

    public Task LockAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancel) =>
        // Writing anything takes the one write lock there is.
        RunAsync(connection, transaction, "UPDATE \"SearchState\" SET \"Publication\" = \"Publication\"", cancel);

    public Task PutAsync(DbConnection connection, DbTransaction transaction, long id, StemFields fields, CancellationToken cancel) => RunAsync(
        connection, transaction, $"INSERT INTO \"{Table}\" (rowid, marks, title, more, body) VALUES (@id, @marks, @title, @more, @body)", cancel,
        ("@id", id), ("@marks", string.Join(' ', fields.Marks)), ("@title", string.Join(' ', fields.Title)), ("@more", string.Join(' ', fields.More)), ("@body", string.Join(' ', fields.Body)));

    public Task DropAsync(DbConnection connection, DbTransaction transaction, long id, CancellationToken cancel) =>
        RunAsync(connection, transaction, $"DELETE FROM \"{Table}\" WHERE rowid = @id", cancel, ("@id", id));

    public Task<IReadOnlyList<long>> FindAsync(DbConnection connection, IReadOnlyCollection<string> marks, IReadOnlyCollection<string> stems, int most, CancellationToken cancel) =>
        RowsAsync(connection, "AND rank MATCH 'bm25(0.0, 8.0, 4.0, 1.0)' ORDER BY rank", "title more body", marks, stems, most, cancel);

    public async Task<IReadOnlyList<long>> FindAnyAsync(DbConnection connection, IReadOnlyCollection<string> marks, IReadOnlyCollection<string> stems, int most, CancellationToken cancel)
    {
        var first = await RowsAsync(connection, "", "title more", marks, stems, most, cancel);
        return first.Count == most ? first : [.. first.Union(await RowsAsync(connection, "", "body", marks, stems, most, cancel)).Take(most)];
    }

    private static async Task<IReadOnlyList<long>> RowsAsync(DbConnection connection, string ranked, string columns, IReadOnlyCollection<string> marks, IReadOnlyCollection<string> stems, int most, CancellationToken cancel)
    {
        await using var command = connection.Command(
            $"SELECT rowid FROM \"{Table}\" WHERE \"{Table}\" MATCH @match {ranked} LIMIT @most",
            ("@match", $"marks : ({string.Join(" AND ", marks.Select(Quoted))}) AND {{{columns}}} : ({string.Join(" OR ", stems.Select(Quoted))})"), ("@most", most));
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var found = new List<long>();
        while (await rows.ReadAsync(cancel))
        {
            found.Add(rows.GetInt64(0));
        }

        return found;
    }

    public async Task<long> SizeAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.Command(
            "SELECT COALESCE((SELECT SUM(LENGTH(block)) FROM \"SearchIndex_data\"), 0) + COALESCE((SELECT SUM(LENGTH(\"Body\") + LENGTH(\"TitleStems\") + LENGTH(\"MoreStems\") + LENGTH(\"BodyStems\")) FROM \"SearchTexts\"), 0)");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A stem holds letters and digits only, so there is nothing in it that FTS5 could take for an operator.</summary>
    private static string Quoted(string stem) => $"\"{stem}\"";

    private static async Task RunAsync(DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancel, params (string, object)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
