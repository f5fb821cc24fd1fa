using System.IO.Compression;
using System.Text.Json;

namespace PreventPublic.Host.Backup;

/// <summary>Reads a backup line by line, and ends with a fault unless it is whole.</summary>
public static class BackupReader
{
    /// <exception cref="BackupException">It is not a backup, the passphrase is another, or it is not whole.</exception>
    public static IEnumerable<BackupLine> Lines(Stream from, string passphrase)
    {
        using var opening = new OpeningStream(from, passphrase);
        using var unpacked = new GZipStream(opening, CompressionMode.Decompress);
        using var text = new StreamReader(unpacked);
        var (count, ended) = (0L, false);
        while (text.ReadLine() is { } json)
        {
            var line = JsonSerializer.Deserialize<BackupLine>(json, BackupLine.Json)!;
            count += line.Row is not null || line.File is not null ? 1 : 0;
            ended = line.End == count;
            yield return line;
        }

        if (!ended)
        {
            throw new BackupException("The backup is not whole. Take another.");
        }
    }
}
