using System.Globalization;
using System.Text;

namespace PreventPublic.Core;

/// <summary>What a person typed into a line, made harmless for lists, mails and files without changing how it reads.</summary>
public static class PlainLine
{
    /// <summary>Normal form C, single spaces, without control characters and without the marks that turn or hide the text around them.</summary>
    public static string Of(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return "";
        }

        var text = new StringBuilder(typed.Length);
        foreach (var letter in typed.Normalize(NormalizationForm.FormC))
        {
            if (char.IsWhiteSpace(letter))
            {
                AddSpace(text);
            }
            else if (!TurnsText(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.Control)
            {
                text.Append(letter);
            }
        }

        return text.ToString().TrimEnd();
    }

    private static void AddSpace(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ')
        {
            text.Append(' ');
        }
    }

    /// <summary>Embeddings, overrides and isolates (Unicode UAX 9); the plain direction marks of Arabic script stay.</summary>
    private static bool TurnsText(char letter) => letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';
}
