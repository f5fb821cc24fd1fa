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

    private static IEnumerable<(string File, string Full)> FilesIn(string root, Faults faults)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden };
        foreach (var info in new DirectoryInfo(root).EnumerateFileSystemInfos("*", options).OrderBy(info => info.FullName, StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(root, info.FullName).Replace('\\', '/');
            if (info.LinkTarget is not null)
            {
                faults.Error(file, 0, "this is a link to another place", "put the file itself here");
            }
            else if (info is FileInfo && !PassesThroughLink(root, info.FullName))
            {
                yield return (file, info.FullName);
            }
        }
    }

    private static bool PassesThroughLink(string root, string full)
    {
        for (var folder = Path.GetDirectoryName(full); folder is not null && folder.Length > root.Length; folder = Path.GetDirectoryName(folder))
        {
            if (new DirectoryInfo(folder).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
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
            var text = StrictUtf8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
            var control = text.AsSpan().IndexOfAnyInRange('\0', '\u0008');
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
