using System.Globalization;
using System.Text;

namespace PreventPublic.Engagement.Features.Briefings.Record;

/// <summary>A briefing's part of its address, made of its title: Latin letters without their marks, digits, single hyphens.</summary>
public static class BriefingSlug
{
    /// <summary>Of a title without any Latin letter.</summary>
    public const string Plain = "briefing";

    public static string Of(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in title.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString(0, Math.Min(slug.Length, Briefing.MaxSlug)).Trim('-');
        // “new” is the address of the screen that begins one.
        return text is "" or "new" ? Plain : text;
    }
}
