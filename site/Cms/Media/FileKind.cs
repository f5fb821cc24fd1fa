namespace PreventPublic.Cms.Media;

/// <summary>What a file really is, by its first bytes; its name is no guide.</summary>
public enum FileKind
{
    Unknown,
    Picture,
    Pdf,
    /// <summary>A ZIP container: a word-processor or spreadsheet document.</summary>
    Office,
    Text,
}

/// <summary>Tells kinds of files apart.</summary>
public static class FileKinds
{
    private static readonly (byte[] Start, int At, FileKind Kind)[] Known =
    [
        ([0xFF, 0xD8, 0xFF], 0, FileKind.Picture),
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], 0, FileKind.Picture),
        ("WEBP"u8.ToArray(), 8, FileKind.Picture),
        ("ftypavif"u8.ToArray(), 4, FileKind.Picture),
        ("%PDF-"u8.ToArray(), 0, FileKind.Pdf),
        ([(byte)'P', (byte)'K', 3, 4], 0, FileKind.Office),
    ];

    /// <summary>The endings that may stand for a kind. SVG is not among them: it can hold scripts, and a picture does as well.</summary>
    private static readonly Dictionary<FileKind, string[]> Endings = new()
    {
        [FileKind.Picture] = [".jpg", ".jpeg", ".png", ".webp", ".avif"],
        [FileKind.Pdf] = [".pdf"],
        [FileKind.Office] = [".docx", ".xlsx", ".odt"],
        [FileKind.Text] = [".csv", ".txt"],
    };

    public static string Allowed => string.Join(", ", Endings.Values.SelectMany(endings => endings));

    /// <returns><see cref="FileKind.Unknown"/> when bytes and ending do not say the same.</returns>
    public static FileKind Of(ReadOnlySpan<byte> bytes, string name)
    {
        var kind = ByBytes(bytes);
        return Endings.TryGetValue(kind, out var endings) && endings.Contains(Path.GetExtension(name).ToLowerInvariant()) ? kind : FileKind.Unknown;
    }

    private static FileKind ByBytes(ReadOnlySpan<byte> bytes)
    {
        foreach (var (start, at, kind) in Known)
        {
            if (bytes.Length >= at + start.Length && bytes.Slice(at, start.Length).SequenceEqual(start))
            {
                return kind;
            }
        }

        return bytes.Length > 0 && System.Text.Unicode.Utf8.IsValid(bytes) && !bytes.Contains((byte)0) ? FileKind.Text : FileKind.Unknown;
    }
}
