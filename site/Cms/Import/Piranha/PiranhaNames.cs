using System.Globalization;
using System.Text;

namespace PreventPublic.Cms.Import.Piranha;

/// <summary>Names and addresses as this system writes them.</summary>
public static class PiranhaNames
{
    /// <summary>Lower-case letters, digits and single hyphens; <c>page</c> when nothing is left.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var plain = slug.ToString().Trim('-');
        return plain.Length == 0 ? "page" : plain.Length > 60 ? plain[..60].Trim('-') : plain;
    }

    /// <summary>A path, each part made a slug.</summary>
    public static string Path(string path) => string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Slug));

    public static bool IsLink(string to) => to.StartsWith('/') || Files.FieldFormats.IsUrl(to) || to.StartsWith("mailto:", StringComparison.Ordinal) || to.StartsWith("tel:", StringComparison.Ordinal);

    /// <summary>At most so many characters, cut at a word.</summary>
    public static string Cut(string text, int most)
    {
        var line = Core.PlainLine.Of(text);
        if (line.Length <= most)
        {
            return line;
        }

        var space = line.LastIndexOf(' ', most - 1);
        return line[..(space > most / 2 ? space : most - 1)].TrimEnd() + "…";
    }
}
