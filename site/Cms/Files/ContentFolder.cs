using System.Buffers;
using System.IO.Enumeration;
using System.Text;
using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Files;

/// <summary>A file kept as it is: an image or an attachment. <see cref="File"/> is its path below <c>content/</c>.</summary>
public sealed record MediaSource(string Site, string File, string FullPath, long Length)
{
    /// <summary>The path that pages use: <c>media/card.pdf</c>.</summary>
    public string Name => File[(Site.Length + 1)..];
}

/// <summary>Everything that a <c>content/</c> folder holds, read.</summary>
public sealed record ContentSet(IReadOnlyList<Document> Documents, IReadOnlyList<MediaSource> Media);

/// <summary>Reads a <c>content/</c> folder from disk.</summary>
public static class ContentFolder
{
    public const int MaxFileBytes = 1024 * 1024;
    public const int MaxMediaBytes = 10 * 1024 * 1024;
    public const string MediaFolder = "media";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Control characters but tabulators and line ends.</summary>
    private static readonly SearchValues<char> NotText = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(code => (char)code).Where(letter => letter is not ('\t' or '\n')), '\u007f']);

    private static readonly string[] MediaEndings = [".avif", ".csv", ".docx", ".jpg", ".jpeg", ".odt", ".pdf", ".png", ".svg", ".txt", ".webp", ".xlsx"];

    public static ContentSet Read(string root, ContentTypes types, Faults faults)
    {
        if (!Directory.Exists(root))
        {
            faults.Error(root, 0, "there is no such folder", "name the folder that holds shared/ and one folder per council");
            return new ContentSet([], []);
        }

        var texts = new List<(DocumentPath Path, string Text)>();
        var media = new List<MediaSource>();
        foreach (var (file, full) in FilesIn(root, faults))
        {
            if (file.Split('/') is [var site, MediaFolder, ..])
            {
                AddMedia(media, site, file, full, faults);
            }
            else if (!file.EndsWith(".md", StringComparison.Ordinal) && !file.EndsWith(DocumentPath.DataEnding, StringComparison.Ordinal))
            {
                faults.Error(file, 0, "this kind of file does not belong here", "texts end in .md, data in .yaml; images and attachments go in media/");
            }
            else if (DocumentPath.Parse(file, types, out var problem) is not { } path)
            {
                faults.Error(file, 0, problem);
            }
            else if (ReadText(file, full, faults) is { } text)
            {
                texts.Add((path, text));
            }
        }

        return new ContentSet(new DocumentSetReader(types, faults).Read(texts), media);
    }

    /// <summary>Links are named as faults and never followed: what they lead to is not the councils'.</summary>
    private static IEnumerable<(string File, string Full)> FilesIn(string root, Faults faults)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden };
        var all = new FileSystemEnumerable<(string Full, bool IsLink)>(root, (ref found) => (found.ToFullPath(), IsLink(ref found)), options)
        {
            ShouldRecursePredicate = (ref found) => !IsLink(ref found),
            ShouldIncludePredicate = (ref found) => !found.IsDirectory || IsLink(ref found),
        };
        foreach (var (full, isLink) in all.OrderBy(found => found.Full, StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(root, full).Replace('\\', '/');
            if (isLink)
            {
                faults.Error(file, 0, "this is a link to another place", "put the file itself here");
            }
            else
            {
                yield return (file, full);
            }
        }

        static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
    }

    private static void AddMedia(List<MediaSource> media, string site, string file, string full, Faults faults)
    {
        var length = new FileInfo(full).Length;
        if (!MediaEndings.Contains(Path.GetExtension(file)))
        {
            faults.Error(file, 0, "this kind of file is not published", $"use one of {string.Join(", ", MediaEndings)}");
        }
        else if (length > MaxMediaBytes)
        {
            faults.Error(file, 0, $"the file has {length / 1024:N0} KB", $"at most {MaxMediaBytes / 1024:N0} KB");
        }
        else
        {
            media.Add(new MediaSource(site, file, full, length));
        }
    }

    private static string? ReadText(string file, string full, Faults faults)
    {
        var length = new FileInfo(full).Length;
        if (length > MaxFileBytes)
        {
            faults.Error(file, 0, $"the file has {length / 1024:N0} KB", $"at most {MaxFileBytes / 1024:N0} KB; is it the right file?");
            return null;
        }

        return Decode(file, File.ReadAllBytes(full), faults);
    }

    /// <summary>UTF-8 only. A byte order mark and Windows line ends are taken away.</summary>
    public static string? Decode(string file, byte[] bytes, Faults faults)
    {
        try
        {
            var text = StrictUtf8.GetString(bytes).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
            var control = text.AsSpan().IndexOfAny(NotText);
            if (control < 0)
            {
                return text;
            }

            faults.Error(file, 1 + text.AsSpan(0, control).Count('\n'), "the file holds a control character", "plain text only");
        }
        catch (DecoderFallbackException fault)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(fault.Index, 0, bytes.Length)).Count((byte)'\n');
            faults.Error(file, line, "the file is not UTF-8", "save it as UTF-8");
        }

        return null;
    }
}
