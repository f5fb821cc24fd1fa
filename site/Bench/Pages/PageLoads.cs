using System.Text.RegularExpressions;
using PreventPublic.Bench.Measuring;

namespace PreventPublic.Bench.Pages;

/// <summary>What a browser loads with a page by itself: style sheets, scripts, images, icons.</summary>
public static partial class PageLoads
{
    /// <exception cref="CannotMeasureException">The page loads something from another origin.</exception>
    public static IReadOnlyList<string> Of(string html)
    {
        var loads = Sources().Matches(html).Select(match => match.Groups[1].Value)
            .Concat(Links().Matches(html).Select(match => match.Value).Where(link => Loaded().IsMatch(link)).Select(link => Href().Match(link).Groups[1].Value))
            .Distinct().ToList();
        return loads.FirstOrDefault(address => !address.StartsWith('/') || address.StartsWith("//", StringComparison.Ordinal)) is { } foreign
            ? throw new CannotMeasureException($"A page loads {foreign}, which is not its own.")
            : loads;
    }

    [GeneratedRegex("""<(?:script|img|source|video|audio)\b[^>]*?\ssrc="([^"]+)" """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Sources();

    [GeneratedRegex("<link[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Links();

    [GeneratedRegex("""\srel="[^"]*\b(?:stylesheet|icon|preload|modulepreload|manifest)\b[^"]*" """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Loaded();

    [GeneratedRegex("""\shref="([^"]+)" """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Href();
}
