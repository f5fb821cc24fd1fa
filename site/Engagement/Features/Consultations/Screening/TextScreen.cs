using System.Text.Json;
using System.Text.RegularExpressions;

namespace PreventPublic.Engagement.Features.Consultations.Screening;

/// <summary>What a free text may hold that should be looked at before it is sent.</summary>
/// <param name="Kinds">Of <see cref="TextScreen.Kinds"/>: <c>name</c>, <c>phone</c>, …</param>
/// <param name="Disclosure">It reads as if somebody is in danger or being hurt: whom to call now comes first.</param>
public sealed record Screened(IReadOnlyList<string> Kinds, bool Disclosure)
{
    public bool IsClean => Kinds.Count == 0 && !Disclosure;
}

/// <summary>
/// Looks for what could say who somebody is, and for words that sound like a call for help. It is a kind question and never a gate:
/// it cannot know, and what it misses a moderator sees. The browser runs the same patterns before anything is sent.
/// </summary>
public static class TextScreen
{
    /// <summary>Nothing here may take long on any text, hostile ones too.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);

    private static readonly IReadOnlyList<(string Kind, string Pattern, bool IgnoreCase)> Patterns = Read();

    private static readonly IReadOnlyList<(string Kind, Regex Pattern)> Compiled =
        [.. Patterns.Select(one => (one.Kind, new Regex(one.Pattern, (one.IgnoreCase ? RegexOptions.IgnoreCase : 0) | RegexOptions.CultureInvariant, Longest)))];

    public const string DisclosureKind = "disclosure";

    public static IReadOnlyList<string> Kinds => [.. Patterns.Select(one => one.Kind).Where(kind => kind != DisclosureKind).Distinct()];

    /// <summary>The patterns for the browser: a JSON list of [kind, pattern, flags]. They are written so that ECMAScript reads them as .NET does.</summary>
    public static string ForBrowsers { get; } = JsonSerializer.Serialize(Patterns.Select(one => new[] { one.Kind, one.Pattern, one.IgnoreCase ? "iu" : "u" }));

    public static Screened Of(string text)
    {
        var found = Compiled.Where(one => Matches(one.Pattern, text)).Select(one => one.Kind).Distinct().ToList();
        return new Screened([.. found.Where(kind => kind != DisclosureKind)], found.Contains(DisclosureKind));
    }

    /// <summary>A text that takes too long to search is worth a moderator's look.</summary>
    private static bool Matches(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    /// <summary>One pattern a line: kind, flags (<c>i</c> or <c>-</c>), pattern.</summary>
    private static List<(string, string, bool)> Read()
    {
        using var stream = typeof(TextScreen).Assembly.GetManifestResourceStream("PreventPublic.Engagement.Screening.txt")
            ?? throw new InvalidOperationException("The assembly has no Screening.txt.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', 3)).Select(parts => (parts[0], parts[2].TrimEnd(), parts[1] == "i"))];
    }
}
