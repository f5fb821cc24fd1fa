using System.Globalization;
using System.Text;

namespace PreventPublic.Cms.Features.Search.Words;

/// <summary>Writes a word one way, whichever way a keyboard wrote it: case, accents of Latin letters, vowel signs and twin letters of Arabic script.</summary>
public static class Letters
{
    /// <summary>Letters that look or sound the same in Urdu and have several code points.</summary>
    private static readonly Dictionary<char, char> Arabic = new()
    {
        ['ي'] = 'ی',
        ['ى'] = 'ی',
        ['ئ'] = 'ی',
        ['ك'] = 'ک',
        ['ه'] = 'ہ',
        ['ة'] = 'ہ',
        ['ۀ'] = 'ہ',
        ['ھ'] = 'ہ',
        ['أ'] = 'ا',
        ['إ'] = 'ا',
        ['آ'] = 'ا',
        ['ٱ'] = 'ا',
        ['ؤ'] = 'و',
        ['ۓ'] = 'ے',
    };

    /// <summary>Latin letters that no decomposition takes apart.</summary>
    private static readonly Dictionary<char, char> Latin = new() { ['ł'] = 'l', ['ø'] = 'o', ['đ'] = 'd', ['ı'] = 'i' };

    public static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark || IsJoiner(letter);

    public static bool IsApostrophe(char letter) => letter is '\'' or '’' or 'ʼ';

    public static string Plain(ReadOnlySpan<char> word)
    {
        var text = new StringBuilder(word.Length);
        foreach (var letter in word.ToString().ToLowerInvariant().Normalize(NormalizationForm.FormKD))
        {
            if (IsJoiner(letter) || IsApostrophe(letter) || IsAccent(letter))
            {
                continue;
            }

            text.Append(Arabic.TryGetValue(letter, out var arabic) ? arabic : Latin.GetValueOrDefault(letter, letter));
        }

        return text.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsJoiner(char letter) => letter is '\u200C' or '\u200D' or '\u0640';

    /// <summary>Accents of Latin, Greek and Cyrillic, and vowel signs of Arabic script; not the vowels of Indian scripts, which are letters of the word.</summary>
    private static bool IsAccent(char letter) => letter is (>= '\u0300' and <= '\u036F') or (>= '\u064B' and <= '\u065F') or '\u0670';
}
