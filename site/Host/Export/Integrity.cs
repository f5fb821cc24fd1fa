using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PreventPublic.Cms.Published;

namespace PreventPublic.Host.Export;

/// <summary>Writes a mirror with a list of its files, so that anybody can see that a copy is whole and unchanged.</summary>
public static class Integrity
{
    public const string File = "integrity.json";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerOptions.Web) { WriteIndented = true };

    /// <returns>The bytes of all files, and the digest over the list.</returns>
    public static async Task<(long Bytes, string Digest)> WriteAsync(IReadOnlyDictionary<string, byte[]> files, SiteContent site, string origin, string to, CancellationToken cancel)
    {
        var lines = new List<(string Path, string Sha256, int Bytes)>();
        foreach (var (path, bytes) in files.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var full = Path.Combine(to, path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            await System.IO.File.WriteAllBytesAsync(full, bytes, cancel);
            lines.Add((path, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length));
        }

        // As sha256sum writes them, so that it can check them.
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"{line.Sha256}  {line.Path}\n")))));
        var manifest = new { site = site.Id, origin, digest, files = lines.Select(line => new { path = line.Path, sha256 = line.Sha256, bytes = line.Bytes }) };
        await System.IO.File.WriteAllTextAsync(Path.Combine(to, File), JsonSerializer.Serialize(manifest, Readable), cancel);
        return (lines.Sum(line => (long)line.Bytes), digest);
    }
}
