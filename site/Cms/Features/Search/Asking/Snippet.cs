using PreventPublic.Cms.Features.Search.Words;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Features.Search.Asking;

/// <summary>A piece of a text; <see cref="Found"/> where it is one of the words asked for.</summary>
public readonly record struct Piece(string Text, bool Found);

/// <summary>The stretch of a body that has most of the words asked for.</summary>
public static class Snippet
{
    private const int Length = 180;
    private const int LooksThrough = 12_000;

    public static IReadOnlyList<Piece> Of(string body, IReadOnlyDictionary<string, double> stems, Language language)
    {
        body = body.Length > LooksThrough ? body[..LooksThrough] : body;
        var found = Analysis.Of(body, language).Where(word => stems.ContainsKey(word.Stem)).ToList();
        if (found.Count == 0)
        {
            return [];
        }

        var start = Begin(body, Best(found, stems));
        var end = End(body, start);
        return [.. Pieces(body, start, end, found)];
    }

    /// <summary>Where the stretch with the most telling words begins; each word counts once.</summary>
    private static int Best(List<Word> found, IReadOnlyDictionary<string, double> stems)
    {
        var (best, at) = (-1.0, 0);
        for (var first = 0; first < found.Count; first++)
        {
            var inside = found.Skip(first).TakeWhile(word => word.Start + word.Length <= found[first].Start + Length).Select(word => word.Stem).Distinct().Sum(stem => stems[stem]);
            if (inside > best)
            {
                (best, at) = (inside, found[first].Start);
            }
        }

        return at;
    }

    /// <summary>The beginning of the line, if that is near; else of a word a little before.</summary>
    private static int Begin(string body, int at)
    {
        const int before = 50;
        var line = at == 0 ? 0 : body.LastIndexOf('\n', at - 1) + 1;
        if (at - line <= before)
        {
            return line;
        }

        var space = body.IndexOf(' ', at - before);
        return space >= 0 && space < at ? space + 1 : at;
    }

    private static int End(string body, int start)
    {
        if (body.Length - start <= Length)
        {
            return body.Length;
        }

        var space = body.LastIndexOf(' ', start + Length, Length / 2);
        return space > start ? space : start + Length;
    }

    private static IEnumerable<Piece> Pieces(string body, int start, int end, List<Word> found)
    {
        var at = start;
        if (start > 0 && body[start - 1] != '\n')
        {
            yield return new Piece("… ", false);
        }

        foreach (var word in found.Where(word => word.Start >= start && word.Start + word.Length <= end))
        {
            if (word.Start > at)
            {
                yield return new Piece(Line(body[at..word.Start]), false);
            }

            yield return new Piece(body.Substring(word.Start, word.Length), true);
            at = word.Start + word.Length;
        }

        if (at < end)
        {
            yield return new Piece(Line(body[at..end]), false);
        }

        if (end < body.Length)
        {
            yield return new Piece(" …", false);
        }
    }

    private static string Line(string text) => text.Replace("\n", " · ", StringComparison.Ordinal);
}
