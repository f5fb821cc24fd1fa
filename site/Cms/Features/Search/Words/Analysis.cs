using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Features.Search.Words;

/// <summary>A word of a text: where it stands, and the stem under which it is found.</summary>
/// <param name="Plain">The word, written one way.</param>
public readonly record struct Word(int Start, int Length, string Plain, string Stem);

/// <summary>Cuts texts into words and stems, the same for both databases.</summary>
public static class Analysis
{
    private const int LongestWord = 40;

    /// <param name="text">Plain text.</param>
    /// <param name="language">The language it is in.</param>
    public static IEnumerable<Word> Of(string text, Language language)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!Letters.IsOfWord(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && (Letters.IsOfWord(text[at]) || (Letters.IsApostrophe(text[at]) && at + 1 < text.Length && char.IsLetter(text[at + 1]))))
            {
                at++;
            }

            if (WordAt(text, start, at - start, language) is { } word)
            {
                yield return word;
            }
        }
    }

    public static string Stem(string plain, Language language) => language.IsEnglish ? Porter.Stem(plain) : Endings.Off(plain, language.Code);

    private static Word? WordAt(string text, int start, int length, Language language)
    {
        var word = text.AsSpan(start, length);
        if (language.IsEnglish && length > 2 && Letters.IsApostrophe(word[^2]) && word[^1] is 's' or 'S')
        {
            word = word[..^2];
        }

        var plain = Letters.Plain(word.Length > LongestWord ? word[..LongestWord] : word);
        return plain.Length == 0 || SmallWords.Holds(language.Code, plain) ? null : new Word(start, length, plain, Stem(plain, language));
    }
}
