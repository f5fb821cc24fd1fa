using System.Data.Common;

namespace PreventPublic.Cms.Features.Search.Index;

/// <summary>What a database's own full-text search does: keeps stems by document, and finds the likeliest documents for some stems. Which of those is best is decided in one place for all (<see cref="Ranking"/>).</summary>
public interface ISearchEngine
{
    /// <summary>Makes the write that follows the only one, on every node.</summary>
    Task LockAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancel);

    Task PutAsync(DbConnection connection, DbTransaction transaction, long id, StemFields fields, CancellationToken cancel);

    Task DropAsync(DbConnection connection, DbTransaction transaction, long id, CancellationToken cancel);

    /// <summary>Documents in which all of <paramref name="marks"/> and any of <paramref name="stems"/> stand, the likeliest first.</summary>
    Task<IReadOnlyList<long>> FindAsync(DbConnection connection, IReadOnlyCollection<string> marks, IReadOnlyCollection<string> stems, int most, CancellationToken cancel);

    /// <summary>The same for stems that stand nearly everywhere: documents that have them in a title or a heading, then any. To weigh them all would take long and tell nothing.</summary>
    Task<IReadOnlyList<long>> FindAnyAsync(DbConnection connection, IReadOnlyCollection<string> marks, IReadOnlyCollection<string> stems, int most, CancellationToken cancel);

    /// <summary>What the whole index takes, in bytes.</summary>
    Task<long> SizeAsync(DbConnection connection, CancellationToken cancel);
}

/// <summary>A document's stems by where they stand, and its marks: site with language, and kind.</summary>
public sealed record StemFields(IReadOnlyCollection<string> Marks, IReadOnlyList<string> Title, IReadOnlyList<string> More, IReadOnlyList<string> Body);

/// <summary>Marks, made of letters and digits alone. They are looked for in a place of their own, so a word that happens to read the same finds nothing.</summary>
public static class Marks
{
    public static string Of(string site, string language) => $"x{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(site))}x{language}x";

    public static string Kind(string folder) => $"xkind{folder}x";
}
