using System.Data.Common;
using System.Globalization;
using System.Text;
using PreventPublic.Core.Stores;

namespace PreventPublic.Cms.Features.Search.Index;

/// <summary>
/// Full-text search by PostgreSQL. Vectors and queries are written out as values instead of being parsed from text, since its
/// parser cuts Bengali and Gujarati words at their vowel signs.
/// </summary>
public sealed class PostgresSearch(string schema) : ISearchEngine
{
    private const long Lock = 0x5053_5243;
    private readonly string _texts = $"\"{schema}\".\"SearchTexts\"";

    public Task LockAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancel) =>
        RunAsync(connection, transaction, "SELECT pg_advisory_xact_lock(@lock)", cancel, ("@lock", Lock));

    public Task PutAsync(DbConnection connection, DbTransaction transaction, long id, StemFields fields, CancellationToken cancel) => RunAsync(
        connection, transaction, $"UPDATE {_texts} SET \"Vector\" = @vector::tsvector WHERE \"Id\" = @id", cancel, ("@id", id), ("@vector", VectorOf(fields)));

    /// <summary>The vector goes with its row.</summary>
    public Task DropAsync(DbConnection connection, DbTransaction transaction, long id, CancellationToken cancel) => Task.CompletedTask;

    public Task<IReadOnlyList<long>> FindAsync(DbConnection connection, IReadOnlyCollection<string> marks, IReadOnlyCollection<string> stems, int most, CancellationToken cancel) =>
        RowsAsync(connection, "ORDER BY ts_rank('{0, 0.1, 0.4, 1}', \"Vector\", @any::tsquery) DESC", "", marks, stems, most, cancel);

    public async Task<IReadOnlyList<long>> FindAnyAsync(DbConnection connection, IReadOnlyCollection<string> marks, IReadOnlyCollection<string> stems, int most, CancellationToken cancel)
    {
        var first = await RowsAsync(connection, "", ":AB", marks, stems, most, cancel);
        return first.Count == most ? first : [.. first.Union(await RowsAsync(connection, "", "", marks, stems, most, cancel)).Take(most)];
    }

    /// <param name="places">Where the stems stand, as PostgreSQL writes it: <c>:AB</c> for titles, summaries and headings, empty for anywhere.</param>
    private async Task<IReadOnlyList<long>> RowsAsync(DbConnection connection, string ordered, string places, IReadOnlyCollection<string> marks, IReadOnlyCollection<string> stems, int most, CancellationToken cancel)
    {
        var any = string.Join(" | ", stems.Select(stem => $"'{stem}'{places}"));
        await using var command = connection.Command(
            $"SELECT \"Id\" FROM {_texts} WHERE \"Vector\" @@ @match::tsquery {ordered} LIMIT @most",
            [("@match", $"{string.Join(" & ", marks.Select(mark => $"'_{mark}'"))} & ({any})"), ("@most", most), .. ordered.Length > 0 ? [("@any", (object)any)] : Array.Empty<(string, object)>()]);
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
        await using var command = connection.Command("SELECT pg_total_relation_size(@table::regclass)", ("@table", _texts));
        return (long)(await command.ExecuteScalarAsync(cancel) ?? 0L);
    }

    /// <summary>Each stem with the places it stands at: A for titles, B for summaries and headings, C for bodies.</summary>
    private static string VectorOf(StemFields fields)
    {
        var places = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        foreach (var mark in fields.Marks)
        {
            places["_" + mark] = new StringBuilder();
        }

        Add(fields.Title, 'A');
        Add(fields.More, 'B');
        Add(fields.Body, 'C');
        return string.Join(' ', places.Select(pair => pair.Value.Length == 0 ? $"'{pair.Key}'" : $"'{pair.Key}':{pair.Value}"));

        void Add(IReadOnlyList<string> stems, char weight)
        {
            const int mostPlaces = 16_000;
            for (var at = 0; at < stems.Count; at++)
            {
                var list = places.TryGetValue(stems[at], out var found) ? found : places[stems[at]] = new StringBuilder();
                list.Append(list.Length == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{Math.Min(at + 1, mostPlaces)}{weight}");
            }
        }
    }

    private static async Task RunAsync(DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancel, params (string, object)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
