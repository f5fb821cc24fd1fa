using System.Text.RegularExpressions;

namespace PreventPublic.Cms.Check;

/// <summary>
/// An estimate of the age at which English text can be read with ease: the Flesch–Kincaid grade level
/// (Kincaid and others, 1975) plus five years. It counts sentences and syllables; it does not know what is hard to grasp.
/// </summary>
public static partial class ReadingAge
{
    /// <returns>The age in years; null when there are fewer words than <paramref name="atLeast"/>.</returns>
    public static int? Of(IEnumerable<string> blocks, int atLeast)
    {
        var (words, sentences, syllables) = (0, 0, 0);
        foreach (var block in blocks)
        {
            var found = Word().Matches(block);
            if (found.Count == 0)
            {
                continue;
            }

            words += found.Count;
            sentences += Math.Max(1, SentenceEnd().Count(block));
            syllables += found.Sum(word => Syllables(word.ValueSpan));
        }

        return words < atLeast ? null : (int)Math.Round(0.39 * words / sentences + 11.8 * syllables / words - 15.59 + 5);
    }

    /// <summary>Groups of vowels, without a silent last e.</summary>
    public static int Syllables(ReadOnlySpan<char> word)
    {
        var (count, before) = (0, false);
        foreach (var letter in word)
        {
            var vowel = "aeiouyAEIOUY".Contains(letter, StringComparison.Ordinal);
            count += vowel && !before ? 1 : 0;
            before = vowel;
        }

        var silent = word.EndsWith("e", StringComparison.OrdinalIgnoreCase) && !word.EndsWith("le", StringComparison.OrdinalIgnoreCase);
        return Math.Max(1, silent ? count - 1 : count);
    }

    [GeneratedRegex(@"[A-Za-z]+(?:['’][A-Za-z]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"[.!?:](?:[""”’)]*)(?:\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
