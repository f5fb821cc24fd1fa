using System.Globalization;
using System.Text;
using PreventPublic.Engagement.Features.Consultations.Box;

namespace PreventPublic.Tests.Listening.Attack;

/// <summary>
/// Tries to say which member gave which answer. It knows databases in general, not this one's design: it follows values that two rows
/// share, sorts by everything that can be sorted, watches what appears when, opens boxes with every key that it finds.
/// </summary>
public static class Attacker
{
    private const int ShortestTelling = 12;

    /// <summary>Guesses by clue: for each member, in the order of the invitation list, the number of an opened answer, or null.</summary>
    public static IReadOnlyDictionary<string, int?[]> Guess(Evidence evidence)
    {
        var guesses = new Dictionary<string, int?[]>();
        foreach (var (clue, order) in Orders(evidence))
        {
            guesses[clue] = ByRank(order);
            guesses[clue + ", backwards"] = [.. guesses[clue].AsEnumerable().Reverse()];
        }

        guesses["shared values"] = BySharedValues(evidence);
        guesses["first appearance"] = ByFirstAppearance(evidence);
        guesses["keys found"] = ByKeysFound(evidence);
        guesses["language"] = ByLanguage(evidence);
        return guesses;
    }

    /// <summary>Everything that answers can be sorted by. Members came in the order of the list, so the ranks of the two are laid side by side.</summary>
    private static IEnumerable<(string Clue, IReadOnlyList<string> Order)> Orders(Evidence evidence)
    {
        foreach (var column in evidence.Opened.SelectMany(row => row.Values.Keys).Distinct())
        {
            yield return ($"order of {column}", [.. evidence.Opened.Select(row => Sortable(row.Values.GetValueOrDefault(column, "")))]);
        }

        yield return ("order as it is read", [.. Enumerable.Range(0, evidence.Opened.Count).Select(Sortable)]);
        yield return ("length", [.. evidence.Opened.Select(row => Sortable(row.Whole.Length))]);
        var kept = evidence.Backups[^1].Rows.Where(row => row.Table == "OpenedSheets").Select((row, at) => (row.Values["Key"], at)).ToDictionary();
        yield return ("order in the backup", [.. evidence.Opened.Select(row => Sortable(kept[row.Values["Key"]]))]);
        foreach (var (file, bytes) in evidence.Closed.Raw)
        {
            yield return ($"place in {file}", [.. evidence.Opened.Select(row => Sortable(bytes.AsSpan().IndexOf(Content(row))))]);
        }
    }

    /// <summary>Where all are alike, nothing is said.</summary>
    private static int?[] ByRank(IReadOnlyList<string> order) => order.Distinct().Count() < 2
        ? new int?[order.Count]
        : [.. Enumerable.Range(0, order.Count).OrderBy(at => order[at], StringComparer.Ordinal).Select(at => (int?)at)];

    /// <summary>From what the list says of a member, over every row that shares a telling value with what is known already, to an answer.</summary>
    private static int?[] BySharedValues(Evidence evidence)
    {
        var rows = evidence.All.SelectMany(copy => copy.Rows).DistinctBy(row => (row.Table, row.Whole)).ToList();
        var telling = rows.SelectMany(row => Telling(row).Select(value => (value, row))).GroupBy(pair => pair.value).ToDictionary(group => group.Key, group => group.Select(pair => pair.row).Distinct().ToList());
        var answers = evidence.Opened.Select((row, at) => (row.Whole, at)).ToDictionary(pair => pair.Whole, pair => pair.at);
        return [.. Enumerable.Range(0, evidence.Codes.Count).Select(member => Follow([evidence.CodeHashes[member], evidence.Codes[member].ToLowerInvariant()], telling, answers))];
    }

    private static int? Follow(IEnumerable<string> known, Dictionary<string, List<Row>> telling, Dictionary<string, int> answers)
    {
        var (seen, next) = (new HashSet<string>(known), new Queue<string>(known));
        while (next.TryDequeue(out var value))
        {
            // What many rows share (the round, the site) leads everywhere and so nowhere.
            foreach (var row in telling.TryGetValue(value, out var sharing) && sharing.DistinctBy(row => row.Values.GetValueOrDefault("Key") + row.Values.GetValueOrDefault("Hash")).Count() <= 3 ? sharing : [])
            {
                if (answers.TryGetValue(row.Whole, out var answer))
                {
                    return answer;
                }

                foreach (var further in Telling(row).Where(seen.Add))
                {
                    next.Enqueue(further);
                }
            }
        }

        return null;
    }

    private static IEnumerable<string> Telling(Row row) => row.Values.Where(pair => pair.Value.Length >= ShortestTelling && pair.Key is not ("Choices" or "Survey")).Select(pair => pair.Value.ToLowerInvariant());

    /// <summary>An answer whose words, or whose key, can be read somewhere before the close: in which copy first, tells whose request put it there.</summary>
    private static int?[] ByFirstAppearance(Evidence evidence)
    {
        var first = evidence.Opened.Select(row => evidence.Moments.Select((moment, at) => (moment, at)).Where(pair => pair.at > 0 && Shows(pair.moment, row)).Select(pair => (int?)pair.at).FirstOrDefault()).ToList();
        return AtMoments(evidence, first);
    }

    private static bool Shows(Snapshot moment, Row answer)
    {
        var (content, key) = (Content(answer), Encoding.UTF8.GetBytes(answer.Values["Key"]));
        return moment.Raw.Values.Any(bytes => bytes.AsSpan().IndexOf(content) >= 0 || bytes.AsSpan().IndexOf(key) >= 0)
            || moment.Rows.Any(row => row.Table != answer.Table && row.Values.Values.Any(value => value == answer.Values["Key"] || value.Contains(answer.Values["Choices"], StringComparison.Ordinal)));
    }

    /// <summary>Every value that is a private key opens what it can of what came between two copies.</summary>
    private static int?[] ByKeysFound(Evidence evidence)
    {
        var keys = PossibleKeys(evidence.All).Distinct().Where(value => value.Length is > 100 and < 400).Select(KeyOf).OfType<BoxOpener>().ToList();
        var first = new int?[evidence.Opened.Count];
        for (var at = 1; at < evidence.Moments.Count && keys.Count > 0; at++)
        {
            var before = evidence.Moments[at - 1].Rows.Select(row => row.Whole).ToHashSet();
            foreach (var row in evidence.Moments[at].Rows.Where(row => !before.Contains(row.Whole)))
            {
                foreach (var text in row.Values.Values.Where(value => value.Length > 200).SelectMany(value => keys.Select(key => key.Open(Hex(value), evidence.Round))).OfType<byte[]>())
                {
                    var match = Enumerable.Range(0, first.Length).FirstOrDefault(answer => Encoding.UTF8.GetString(text).Contains(evidence.Opened[answer].Values["Choices"], StringComparison.Ordinal), -1);
                    if (match >= 0)
                    {
                        first[match] ??= at;
                    }
                }
            }
        }

        return AtMoments(evidence, first);
    }

    /// <summary>Values of every table, and small files as they are.</summary>
    private static IEnumerable<string> PossibleKeys(IEnumerable<Snapshot> copies) => copies.SelectMany(copy =>
        copy.Rows.SelectMany(row => row.Values.Values).Concat(copy.Raw.Values.Where(bytes => bytes.Length < 1000).Select(Convert.ToHexStringLower)));

    /// <summary>Members came one after another; each made the same number of requests.</summary>
    private static int?[] AtMoments(Evidence evidence, IReadOnlyList<int?> moments)
    {
        var (guesses, each) = (new int?[evidence.Codes.Count], (evidence.Moments.Count - 1) / evidence.Codes.Count);
        for (var answer = 0; answer < moments.Count; answer++)
        {
            if (moments[answer] is { } moment)
            {
                guesses[Math.Min((moment - 1) / each, guesses.Length - 1)] ??= answer;
            }
        }

        return guesses;
    }

    /// <summary>A member's language, where an answer shows one.</summary>
    private static int?[] ByLanguage(Evidence evidence)
    {
        var free = Enumerable.Range(0, evidence.Opened.Count).ToList();
        return [.. evidence.Languages.Select(language =>
        {
            var match = free.FirstOrDefault(answer => evidence.Opened[answer].Values.Values.Contains(language), -1);
            return match >= 0 && free.Remove(match) ? match : (int?)null;
        })];
    }

    private static byte[] Content(Row answer) => Encoding.UTF8.GetBytes(answer.Values["Choices"]);

    private static string Sortable(int number) => number.ToString("D12", CultureInfo.InvariantCulture);

    /// <summary>Numbers as numbers, a ctid as its page and its place, times and the rest as text.</summary>
    private static string Sortable(string value) =>
        value.Length < 19 && long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number.ToString("D20", CultureInfo.InvariantCulture)
        : value.StartsWith('(') ? string.Join(',', value.Trim('(', ')').Split(',').Select(part => part.PadLeft(10, '0')))
        : value;

    private static BoxOpener? KeyOf(string value) => Hex(value) is { Length: > 0 } bytes ? BoxOpener.Read(bytes) : null;

    private static byte[] Hex(string value)
    {
        try
        {
            return Convert.FromHexString(value);
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
