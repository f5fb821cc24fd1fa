namespace PreventPublic.Engagement.Features.Consultations.Results;

/// <summary>
/// Decides which counts may be shown (rule 5 of the design). It knows counts only, and every group it lets through has at least
/// <see cref="Smallest"/> people in it and, where there is something outside it, outside it too.
/// </summary>
public static class Disclosure
{
    /// <summary>The fewest answers from which anything is published.</summary>
    public const int FewestAnswers = 10;

    /// <summary>The fewest answers in a shown cell.</summary>
    public const int Smallest = 5;

    /// <summary>The fewest in a cell about who people are.</summary>
    public const int SmallestAboutPeople = 10;

    /// <summary>Below this share, in percent, “almost all” would not be true.</summary>
    private const int AlmostAllFrom = 80;

    /// <summary>Options in no order: the small ones are shown together, and the next smallest joins them while they are too few.</summary>
    /// <returns>Groups of option numbers; empty when there would be only one.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Merge(IReadOnlyList<int> counts, int smallest)
    {
        var rising = Enumerable.Range(0, counts.Count).OrderBy(at => counts[at]).ThenByDescending(at => at).ToList();
        var together = rising.TakeWhile(at => counts[at] < smallest).ToList();
        while (together.Count > 0 && together.Sum(at => counts[at]) < smallest && together.Count < counts.Count)
        {
            together.Add(rising[together.Count]);
        }

        var groups = rising.Skip(together.Count).Select(at => (IReadOnlyList<int>)[at]).Concat(together.Count > 0 ? [together.Order().ToList()] : Array.Empty<IReadOnlyList<int>>()).ToList();
        return groups.Count < 2 ? [] : [.. groups.OrderBy(group => group[0])];
    }

    /// <summary>Options on a scale: only neighbours are shown together, and never both sides of the middle in one.</summary>
    /// <returns>Groups of option numbers, as many as there can be; empty when there would be only one.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> MergeNeighbours(IReadOnlyList<int> counts)
    {
        IReadOnlyList<IReadOnlyList<int>> best = [];
        for (var cuts = 0; cuts < 1 << (counts.Count - 1); cuts++)
        {
            var groups = Cut(counts.Count, cuts);
            if (groups.Count > 1 && groups.All(group => group.Sum(at => counts[at]) >= Smallest && !Straddles(group, counts.Count)) && IsBetter(groups, best, counts.Count / 2))
            {
                best = groups;
            }
        }

        return best;
    }

    /// <summary>The smallest group that holds all, or all but a few, of the answers.</summary>
    /// <param name="groups">What may be said, the most telling first.</param>
    public static IReadOnlyList<int>? AlmostAll(IReadOnlyList<int> counts, IEnumerable<IReadOnlyList<int>> groups)
    {
        var all = counts.Sum();
        return groups.FirstOrDefault(group => IsAlmostAll(group.Sum(at => counts[at]), all));
    }

    public static bool IsAlmostAll(int count, int all) => all - count < Smallest && count * 100 >= all * AlmostAllFrom;

    /// <summary>Every option alone, then the two ends of a scale, then the ends with the middle.</summary>
    public static IEnumerable<IReadOnlyList<int>> Ends(int options)
    {
        var (middle, all) = (options / 2, Enumerable.Range(0, options).ToList());
        return [.. all.Select(at => (IReadOnlyList<int>)[at]), all[..middle], all[^middle..], all[..^middle], all[middle..]];
    }

    /// <summary>Of a whole, to the nearest five; never “all” and never “nobody”.</summary>
    public static int Percent(int count, int all) => Math.Clamp(Fives(100.0 * count / all), 5, 95);

    /// <summary>To the nearest five.</summary>
    public static int Fives(double number) => (int)Math.Round(number / 5, MidpointRounding.AwayFromZero) * 5;

    private static List<IReadOnlyList<int>> Cut(int options, int cuts)
    {
        var groups = new List<IReadOnlyList<int>>();
        var group = new List<int>();
        for (var at = 0; at < options; at++)
        {
            group.Add(at);
            if (at == options - 1 || (cuts & (1 << at)) != 0)
            {
                groups.Add(group);
                group = [];
            }
        }

        return groups;
    }

    private static bool Straddles(IReadOnlyList<int> group, int options) => group[0] < options / 2 && group[^1] > options / 2;

    /// <summary>More groups tell more; of as many, those with the middle by itself.</summary>
    private static bool IsBetter(List<IReadOnlyList<int>> groups, IReadOnlyList<IReadOnlyList<int>> best, int middle) =>
        groups.Count > best.Count || (groups.Count == best.Count && IsAlone(groups, middle) && !IsAlone(best, middle));

    private static bool IsAlone(IReadOnlyList<IReadOnlyList<int>> groups, int option) => groups.Any(group => group.Count == 1 && group[0] == option);
}
