using System.Globalization;

namespace PreventPublic.Cms.Features.ShareKit;

/// <summary>Cuts a text to what a network takes: after a sentence where that keeps half of it, else after a word, and never inside a letter.</summary>
public static class PostText
{
    private const string More = "…";

    /// <summary>Full stops and their like, of all the sites' languages.</summary>
    private const string SentenceEnds = ".!?।॥۔؟";

    public static string Cut(string text, int limit, Func<string, int> measure)
    {
        text = text.Trim();
        if (measure(text) <= limit)
        {
            return text;
        }

        var kept = Longest(text, limit, measure);
        if (SentenceEnd(text, kept) is var end && end * 2 >= kept && end > 0)
        {
            return text[..end].TrimEnd();
        }

        var word = char.IsWhiteSpace(text[kept]) ? kept : text.AsSpan(0, kept).LastIndexOfAny(" \n\t");
        var words = text[..(word > 0 ? word : kept)].TrimEnd().TrimEnd(',', ';', ':', '،', '–');
        return words.Length == 0 ? "" : words + More;
    }

    /// <summary>Where the longest beginning of whole letters ends that fits with the sign for “more”.</summary>
    private static int Longest(string text, int limit, Func<string, int> measure)
    {
        var ends = StringInfo.ParseCombiningCharacters(text);
        var (low, high) = (0, ends.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = measure(text[..ends[middle]] + More) <= limit ? (middle, high) : (low, middle - 1);
        }

        return ends[low];
    }

    private static int SentenceEnd(string text, int kept)
    {
        for (var at = kept; at > 0; at--)
        {
            if (text[at] == '\n' || (SentenceEnds.Contains(text[at - 1], StringComparison.Ordinal) && char.IsWhiteSpace(text[at])))
            {
                return at;
            }
        }

        return 0;
    }
}
