using PreventPublic.Cms.Features.Search.Index;

namespace PreventPublic.Cms.Features.Search.Asking;

/// <summary>
/// How well a text answers a question: BM25 over title, headings and body, where a rare word tells more than a common one, and
/// a text that has all of the words is better than one that has one of them often. The same for both databases.
/// </summary>
public sealed class Ranking(Question question, Func<string, double> weightOf)
{
    private const double TitleCounts = 6;
    private const double MoreCounts = 2.5;
    private const double Saturation = 1.3;
    private const double UsualLength = 220;

    public double Of(FoundText text)
    {
        var (title, more) = (CountsOf(text.TitleStems), CountsOf(text.MoreStems));
        var (body, length) = Body(text.BodyStems);
        var (score, matched, asked) = (0.0, 0, 0);
        foreach (var term in question.Terms)
        {
            // Words that stand for each other tell as much as the commonest of them, or the rarest name for a thing would win.
            var (best, tells) = (0.0, term.Stems.Keys.Select(weightOf).Where(weight => weight > 0).DefaultIfEmpty(0).Min());
            foreach (var (stem, weight) in term.Stems)
            {
                var often = TitleCounts * title.GetValueOrDefault(stem) / (1 + 0.08 * title.Count) + MoreCounts * more.GetValueOrDefault(stem) + body.GetValueOrDefault(stem) / (0.4 + 0.6 * length / UsualLength);
                best = Math.Max(best, weight * tells * often / (often + Saturation));
            }

            score += best;
            asked += term.IsExtra ? 0 : 1;
            matched += !term.IsExtra && best > 0 ? 1 : 0;
        }

        return score * (0.4 + 0.6 * matched / Math.Max(1, asked)) * KindCounts(text.Kind);
    }

    /// <summary>Pages answer; the rest is news, dates and reading.</summary>
    private static double KindCounts(string kind) => kind switch
    {
        "pages" => 1,
        "contacts" => 0.95,
        "resources" => 0.75,
        _ => 0.7,
    };

    private static Dictionary<string, int> CountsOf(string stems)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var stem in stems.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            counts[stem] = counts.GetValueOrDefault(stem) + 1;
        }

        return counts;
    }

    /// <summary>Only the counts of stems that the question has, and the length in words.</summary>
    private (Dictionary<string, int> Counts, int Length) Body(string counted)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var length = 0;
        foreach (var range in counted.AsSpan().Split(' '))
        {
            var one = counted.AsSpan(range);
            if (one.LastIndexOf(':') is var colon and > 0)
            {
                var count = int.Parse(one[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture);
                length += count;
                if (_lookup.TryGetValue(one[..colon], out var stem))
                {
                    counts[stem] = count;
                }
            }
        }

        return (counts, length);
    }

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup = question.Stems.ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
