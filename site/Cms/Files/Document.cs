using System.Text;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Files;

/// <summary>One content file, read: its fields, its body, and the exact text it was read from.</summary>
public sealed record Document
{
    public required DocumentPath Path { get; init; }

    public required ContentType Type { get; init; }

    /// <summary>The fields. In a translation only the translated ones are set, and <see cref="Given"/> says which.</summary>
    public required ContentItem Item { get; init; }

    /// <summary>The file's text in UTF-8, as it is written back on export. Bytes, because thousands of these stay in memory.</summary>
    public required byte[] SourceBytes { get; init; }

    /// <summary>Where the body begins in the text, in characters.</summary>
    public required int BodyStart { get; init; }

    /// <summary>The line of the file on which the body begins, from 1.</summary>
    public required int BodyLine { get; init; }

    /// <summary>SHA-256 of the source, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>The keys the front matter holds, and their lines in the file.</summary>
    public required IReadOnlyList<KeyValuePair<string, int>> Given { get; init; }

    /// <summary>When this version was saved, UTC; null when it was read from a file.</summary>
    public DateTime? SavedAt { get; init; }

    public string Source => Encoding.UTF8.GetString(SourceBytes);

    public string Body => Source[BodyStart..];

    public TranslationNote? Translation { get; init; }

    public bool Has(string key) => Given.Any(given => given.Key == key);

    public int LineOf(string key) => Given.FirstOrDefault(given => given.Key == key, new(key, 1)).Value;

    /// <summary>What a translation of this text is made from: twelve hex digits over the translated fields and the body.</summary>
    public string Fingerprint => field ??= ContentHash.Fingerprint(this);
}

/// <summary>What a translation says of itself.</summary>
/// <param name="From">The fingerprint of the English it was made from.</param>
/// <param name="CheckedBy">The role of the native speaker who checked it; null while it is a draft.</param>
public sealed record TranslationNote(string? From, string? CheckedBy, DateOnly? CheckedOn)
{
    public bool IsChecked => CheckedBy is not null && CheckedOn is not null;
}
