using System.Globalization;
using Npgsql;

namespace PreventPublic.Tests.Listening.Attack;

/// <summary>What a PostgreSQL server wrote since the last look: its write-ahead log, which keeps what was deleted, and its own log.</summary>
public sealed class WriteAheadLog
{
    // As initdb makes a cluster; PostgreSQL's xlog_internal.h.
    private const long SegmentBytes = 16 * 1024 * 1024;
    private const long PageBytes = 8192;
    private const int PageHeader = 24;
    private const int SegmentHeader = 40;
    private const int SegmentsOfAName = 256;

    private long? _read;
    private long? _said;

    public async Task<byte[]> TakeAsync(NpgsqlConnection thief)
    {
        var to = await NumberAsync(thief, "SELECT (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::bigint");
        var (from, written) = (_read ?? to, new MemoryStream());
        for (var at = from; at < to;)
        {
            var end = Math.Min(to, ((at / SegmentBytes) + 1) * SegmentBytes);
            var bytes = await BytesAsync(thief, $"SELECT pg_read_binary_file('pg_wal/{NameOf(at / SegmentBytes)}', {at % SegmentBytes}, {end - at}, true)");
            WriteWithoutHeaders(bytes, at, written);
            at = end;
        }

        _read = to;
        return written.ToArray();
    }

    public async Task<byte[]> SaidAsync(NpgsqlConnection thief)
    {
        var length = await NumberAsync(thief, "SELECT size FROM pg_stat_file('log')");
        var said = await BytesAsync(thief, $"SELECT pg_read_binary_file('log', {_said ?? length}, {length - (_said ?? length)})");
        _said = length;
        return said;
    }

    /// <summary>Every page begins with a header, also in the middle of a record; left in, it would hide what lies across two pages.</summary>
    private static void WriteWithoutHeaders(byte[] bytes, long start, MemoryStream to)
    {
        for (var at = start; at < start + bytes.Length;)
        {
            var (page, end) = (at / PageBytes * PageBytes, Math.Min(start + bytes.Length, ((at / PageBytes) + 1) * PageBytes));
            var first = Math.Min(end, Math.Max(at, page + (page % SegmentBytes == 0 ? SegmentHeader : PageHeader)));
            to.Write(bytes, (int)(first - start), (int)(end - first));
            at = end;
        }
    }

    private static string NameOf(long segment) => string.Create(CultureInfo.InvariantCulture, $"{1:X8}{segment / SegmentsOfAName:X8}{segment % SegmentsOfAName:X8}");

    private static async Task<long> NumberAsync(NpgsqlConnection thief, string sql)
    {
        await using var command = new NpgsqlCommand(sql, thief);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<byte[]> BytesAsync(NpgsqlConnection thief, FormattableString sql)
    {
        await using var command = new NpgsqlCommand(FormattableString.Invariant(sql), thief);
        return await command.ExecuteScalarAsync() as byte[] ?? [];
    }
}
