using System.Globalization;
using System.Text.RegularExpressions;

namespace PreventPublic.Cms.Features.ShareKit;

/// <summary>How a network counts, and how much it takes.</summary>
/// <param name="Limit">By <paramref name="Measure"/>.</param>
/// <param name="Room">Takes the beginning of the text besides title and summary.</param>
public sealed partial record Network(string Name, int Limit, bool Room, string Unit, Func<string, int> Measure)
{
    /// <summary>X counts every link as this, however long it is.</summary>
    public const int LinkOnX = 23;

    public static IReadOnlyList<Network> All { get; } =
    [
        new("X", 280, false, "characters as X counts them, a link as 23", OnX),
        new("Bluesky", 300, false, "characters", Clusters),
        new("Facebook", 500, true, "characters; more is allowed, but folded away", Clusters),
        new("Instagram", 2200, true, "characters; the link cannot be followed there", Units),
        new("WhatsApp", 700, true, "characters, as in a status", Units),
    ];

    /// <summary>What readers see as one letter each (Unicode Annex 29).</summary>
    public static int Clusters(string text) => new StringInfo(text).LengthInTextElements;

    private static int Units(string text) => text.Length;

    /// <summary>X's published weights: one for the ranges below, two for everything else; what looks like a link counts as one, and never as less than its letters.</summary>
    public static int OnX(string text)
    {
        var links = Links().Matches(text);
        return links.Sum(link => link.ValueSpan.Contains("://", StringComparison.Ordinal) ? LinkOnX : Math.Max(LinkOnX, Weight(link.Value))) + Weight(Links().Replace(text, ""));
    }

    private static int Weight(string text) => text.EnumerateRunes().Sum(rune => rune.Value is <= 4351 or (>= 8192 and <= 8205) or (>= 8208 and <= 8223) or (>= 8242 and <= 8247) ? 1 : 2);

    [GeneratedRegex(@"https?://\S+|\b[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(/\S*)?", RegexOptions.NonBacktracking)]
    private static partial Regex Links();
}
