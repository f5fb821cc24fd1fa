using System.Data.Common;
using System.Globalization;
using PreventPublic.Core.Stores;

namespace PreventPublic.Cms.Import.Piranha;

/// <summary>A page or post of Piranha.</summary>
/// <param name="Published">Null for a draft.</param>
public sealed record PiranhaPage(
    string Id, string SiteId, string? ParentId, string Type, string ContentType, string Title, string Slug, DateTime? Published, bool Hidden, string? Excerpt, string? Description, string? RedirectUrl, string? OriginalId, int Order, string? BlogId);

/// <summary>A block: an element of a page, or a group of such.</summary>
public sealed record PiranhaBlock(string Id, string Type, string? ParentId, IReadOnlyDictionary<string, string> Fields);

public sealed record PiranhaMedia(string Id, string Filename, string ContentType, string? AltText);

public sealed record PiranhaSite(string Id, string Key, string? Title, string? Description, IReadOnlyList<string> Hosts, string? Culture);

/// <summary>Reads a database of Piranha 12 (its schema as EF Core made it).</summary>
public sealed class PiranhaRows(DbConnection connection)
{
    public Task<List<PiranhaSite>> SitesAsync(CancellationToken cancel) => ReadAsync(
        """SELECT s."Id", s."InternalId", s."Title", s."Description", s."Hostnames", COALESCE(NULLIF(s."Culture", ''), l."Culture") FROM "Piranha_Sites" s LEFT JOIN "Piranha_Languages" l ON l."Id" = s."LanguageId" ORDER BY s."IsDefault" DESC, s."InternalId" """,
        row => new PiranhaSite(row.GetString(0), row.GetString(1), Text(row, 2), Text(row, 3), [.. (Text(row, 4) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)], Text(row, 5)), cancel);

    public Task<List<PiranhaPage>> PagesAsync(CancellationToken cancel) => ReadAsync(
        """SELECT "Id", "SiteId", "ParentId", "PageTypeId", "ContentType", "Title", "Slug", "Published", "IsHidden", "Excerpt", "MetaDescription", "RedirectUrl", "OriginalPageId", "SortOrder", NULL FROM "Piranha_Pages" ORDER BY "SortOrder" """, PageOf, cancel);

    public Task<List<PiranhaPage>> PostsAsync(CancellationToken cancel) => ReadAsync(
        """
        SELECT p."Id", b."SiteId", NULL, p."PostTypeId", 'Post', p."Title", p."Slug", p."Published", 0, p."Excerpt", p."MetaDescription", p."RedirectUrl", NULL, 0, p."BlogId"
        FROM "Piranha_Posts" p JOIN "Piranha_Pages" b ON b."Id" = p."BlogId" ORDER BY p."Published"
        """, PageOf, cancel);

    /// <summary>By page or post, its blocks in order; those inside a group come after it.</summary>
    public async Task<ILookup<string, PiranhaBlock>> BlocksAsync(CancellationToken cancel)
    {
        var fields = (await ReadAsync("""SELECT "BlockId", "FieldId", "Value" FROM "Piranha_BlockFields" """, row => (Block: row.GetString(0), Field: row.GetString(1), Value: Text(row, 2)), cancel))
            .Where(field => field.Value is not null).ToLookup(field => Key(field.Block));
        var placed = new List<(string Owner, PiranhaBlock Block)>();
        foreach (var (table, owner) in new[] { ("Piranha_PageBlocks", "PageId"), ("Piranha_PostBlocks", "PostId") })
        {
            placed.AddRange(await ReadAsync($"""SELECT p."{owner}", b."Id", b."CLRType", b."ParentId" FROM "{table}" p JOIN "Piranha_Blocks" b ON b."Id" = p."BlockId" ORDER BY p."SortOrder" """,
                row => (Key(row.GetString(0)), new PiranhaBlock(Key(row.GetString(1)), row.GetString(2), Text(row, 3) is { } parent ? Key(parent) : null, fields[Key(row.GetString(1))].DistinctBy(field => field.Field).ToDictionary(field => field.Field, field => field.Value!))), cancel));
        }

        return placed.ToLookup(pair => pair.Owner, pair => pair.Block);
    }

    public Task<List<PiranhaMedia>> MediaAsync(CancellationToken cancel) => ReadAsync(
        """SELECT "Id", "Filename", "ContentType", COALESCE("AltText", "Description") FROM "Piranha_Media" """, row => new PiranhaMedia(Key(row.GetString(0)), row.GetString(1), row.GetString(2), Text(row, 3)), cancel);

    public Task<List<(string Site, string From, string To)>> AliasesAsync(CancellationToken cancel) => ReadAsync(
        """SELECT "SiteId", "AliasUrl", "RedirectUrl" FROM "Piranha_Aliases" """, row => (row.GetString(0), row.GetString(1), row.GetString(2)), cancel);

    /// <summary>How many rows of a table there are, for saying what is not carried; 0 where there is no such table.</summary>
    public async Task<long> CountAsync(string table, CancellationToken cancel)
    {
        await using var command = connection.Command("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @name", ("@name", table));
        if (Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) == 0)
        {
            return 0;
        }

        await using var count = connection.Command($"SELECT COUNT(*) FROM \"{table}\"");
        return Convert.ToInt64(await count.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }

    /// <summary>How many pages and posts have a picture that stands for them.</summary>
    public async Task<long> PrimaryImagesAsync(CancellationToken cancel)
    {
        var count = 0L;
        foreach (var table in new[] { "Piranha_Pages", "Piranha_Posts" })
        {
            await using var has = connection.Command($"SELECT COUNT(*) FROM pragma_table_info('{table}') WHERE name = 'PrimaryImageId'");
            if (Convert.ToInt64(await has.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) > 0)
            {
                await using var command = connection.Command($"SELECT COUNT(*) FROM \"{table}\" WHERE \"PrimaryImageId\" IS NOT NULL");
                count += Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
            }
        }

        return count;
    }

    /// <summary>Ids are written in capitals in some columns and not in others.</summary>
    public static string Key(string id) => id.ToLowerInvariant();

    private static PiranhaPage PageOf(DbDataReader row) => new(
        Key(row.GetString(0)), row.GetString(1), Text(row, 2) is { } parent ? Key(parent) : null, row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6),
        Text(row, 7) is { } moment ? DateTime.Parse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal) : null,
        row.GetInt64(8) != 0, Text(row, 9), Text(row, 10), Text(row, 11), Text(row, 12) is { } original ? Key(original) : null, (int)row.GetInt64(13), Text(row, 14) is { } blog ? Key(blog) : null);

    private static string? Text(DbDataReader row, int at) => row.IsDBNull(at) || row.GetString(at) is not { Length: > 0 } text ? null : text;

    private async Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        await using var command = connection.Command(sql);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var all = new List<T>();
        while (await rows.ReadAsync(cancel))
        {
            all.Add(read(rows));
        }

        return all;
    }
}
