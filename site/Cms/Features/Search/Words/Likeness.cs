namespace PreventPublic.Cms.Features.Search.Words;

/// <summary>Which of the known words a mistyped or strangely inflected one most likely is: by groups of three letters, then by the number of slips.</summary>
public sealed class Likeness
{
    private const double Alike = 0.34;
    private readonly Dictionary<string, List<string>> _byGroup = new(StringComparer.Ordinal);

    public Likeness(IEnumerable<string> words)
    {
        foreach (var word in words.Where(word => word.Length > 2 && !char.IsAsciiDigit(word[0])))
        {
            foreach (var group in Groups(word))
            {
                (_byGroup.TryGetValue(group, out var list) ? list : _byGroup[group] = []).Add(word);
            }
        }
    }

    /// <summary>The words most like <paramref name="word"/>, best first.</summary>
    /// <param name="commonness">Breaks ties: how many pages have the word.</param>
    public IReadOnlyList<string> To(string word, Func<string, int> commonness, int most = 3)
    {
        if (word.Length < 3 || char.IsAsciiDigit(word[0]))
        {
            return [];
        }

        var groups = Groups(word);
        var shared = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var found in groups.SelectMany(group => _byGroup.GetValueOrDefault(group) ?? []))
        {
            shared[found] = shared.GetValueOrDefault(found) + 1;
        }

        return
        [
            .. shared.Select(pair => (Word: pair.Key, Alike: (double)pair.Value / (groups.Count + pair.Key.Length + 1 - pair.Value)))
                .OrderByDescending(pair => pair.Alike).Take(40)
                .Select(pair => (pair.Word, pair.Alike, Slips: Slips(word, pair.Word)))
                .Where(pair => BeginsAlike(word, pair.Word))
                .Where(pair => pair.Slips <= SlipsAllowed(word.Length) || pair.Alike >= Alike + 0.16)
                .OrderBy(pair => pair.Slips).ThenByDescending(pair => commonness(pair.Word)).ThenByDescending(pair => pair.Alike)
                .Take(most).Select(pair => pair.Word),
        ];
    }

    /// <summary>Slips are seldom in the first letter; words that differ there are mostly other words, known to everybody but this site: “fight” is not “right”.</summary>
    private static bool BeginsAlike(string one, string other) => one[0] == other[0] || (one[0] == other[1] && one[1] == other[0]);

    private static int SlipsAllowed(int length) => length < 4 ? 0 : length < 8 ? 1 : 2;

    /// <summary>Groups of three letters with the word's ends marked: <c>son</c> has <c>^so</c>, <c>son</c>, <c>on$</c>, and the shorter <c>^s</c>.</summary>
    private static HashSet<string> Groups(string word)
    {
        var marked = $"^{word}$";
        var groups = new HashSet<string>(StringComparer.Ordinal) { marked[..2] };
        for (var at = 0; at + 3 <= marked.Length; at++)
        {
            groups.Add(marked.Substring(at, 3));
        }

        return groups;
    }

    /// <summary>Letters added, left out, changed, or two next to each other swapped (optimal string alignment).</summary>
    public static int Slips(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            table[i, 0] = i;
        }

        for (var j = 0; j <= other.Length; j++)
        {
            table[0, j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var change = one[i - 1] == other[j - 1] ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[one.Length, other.Length];
    }
}
