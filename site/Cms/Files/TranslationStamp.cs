using System.Text.RegularExpressions;
using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Files;

/// <summary>Writes into translations which English they were made from.</summary>
public static partial class TranslationStamp
{
    private const string Unstamped = "000000000000";

    /// <param name="files">Paths below <paramref name="root"/>; none means every translation that has not been stamped.</param>
    /// <returns>The files changed.</returns>
    public static IReadOnlyList<string> Apply(string root, IReadOnlyCollection<string> files, ContentTypes types)
    {
        var documents = ContentFolder.Read(root, types, new Faults()).Documents;
        var english = documents.Where(document => document.Path.IsEnglish).ToDictionary(document => document.Path);
        var stamped = new List<string>();
        foreach (var translation in documents.Where(document => document.Translation is not null))
        {
            var from = translation.Translation!.From;
            var wanted = files.Count == 0 ? from is null or Unstamped : files.Contains(translation.Path.File);
            var now = english[translation.Path.In("en")].Fingerprint;
            if (wanted && from != now)
            {
                File.WriteAllText(Path.Combine(root, translation.Path.File), Stamped(translation.Source, now));
                stamped.Add(translation.Path.File);
            }
        }

        return stamped;
    }

    private static string Stamped(string source, string fingerprint) => Line().IsMatch(source)
        ? Line().Replace(source, $"translated-from: {fingerprint}", 1)
        : source.Insert(source.IndexOf('\n', StringComparison.Ordinal) + 1, $"translated-from: {fingerprint}\n");

    [GeneratedRegex("^translated-from:.*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
