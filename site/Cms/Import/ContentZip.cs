using System.IO.Compression;
using PreventPublic.Cms.Files;

namespace PreventPublic.Cms.Import;

/// <summary>Content files in a zip file, by their path below <c>content/</c>. What a zip says about itself is not believed.</summary>
public static class ContentZip
{
    public const int MaxFiles = 5000;

    /// <summary>Of the zip file itself, and, ten times this, of what is in it.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    private const int MaxUnpacked = 10 * MaxBytes;

    /// <param name="site">Only files of this site are taken.</param>
    /// <param name="problems">Everything that is wrong with it, in words for whoever sent it.</param>
    public static IReadOnlyDictionary<string, byte[]> Read(Stream zip, string site, out IReadOnlyList<string> problems)
    {
        var (files, wrong) = (new Dictionary<string, byte[]>(StringComparer.Ordinal), new List<string>());
        problems = wrong;
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read);
            if (archive.Entries.Count > MaxFiles)
            {
                wrong.Add($"It holds more than {MaxFiles} files.");
                return files;
            }

            var room = (long)MaxUnpacked;
            foreach (var entry in archive.Entries.Where(entry => !entry.FullName.EndsWith('/')))
            {
                if (ProblemWith(entry.FullName, site, files) is { } problem)
                {
                    wrong.Add(problem);
                }
                else if (Unpack(entry, Math.Min(room, ContentFolder.MaxMediaBytes)) is { } bytes)
                {
                    files.Add(entry.FullName, bytes);
                    room -= bytes.Length;
                }
                else
                {
                    wrong.Add($"{entry.FullName} is too big, or all files together are.");
                    return files;
                }
            }

            if (files.Count == 0 && wrong.Count == 0)
            {
                wrong.Add($"It holds no files. They stand in a folder {site}/, as in what you can download here.");
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or NotSupportedException or IOException or ArgumentException)
        {
            wrong.Add("It is not a zip file, or it is damaged or locked with a password.");
        }

        return files;
    }

    public static byte[] Write(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static string? ProblemWith(string name, string site, Dictionary<string, byte[]> known) =>
        name.Contains('\\') || name.Any(char.IsControl) || name.Split('/').Any(part => part is "" or "." or "..") ? $"“{name}” is not a path that a content file can have."
        : !name.StartsWith(site + "/", StringComparison.Ordinal) ? $"“{name}” is not of this site: its files stand in {site}/."
        : known.ContainsKey(name) ? $"“{name}” is in it twice."
        : null;

    /// <returns>Null when there is more than fits, whatever the entry says of its own size.</returns>
    private static byte[]? Unpack(ZipArchiveEntry entry, long room)
    {
        using var packed = entry.Open();
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = packed.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > room)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
