using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using PreventPublic.Cms.Features.ShareKit;

namespace PreventPublic.Host.Themes;

/// <summary>The colours of a theme for pictures, read from the style sheet that the themes' build made.</summary>
public sealed partial class ThemeColours(ThemeFiles themes)
{
    private readonly ConcurrentDictionary<string, CardColours> _known = new(StringComparer.Ordinal);

    public CardColours Of(string theme) => _known.GetOrAdd(theme, Read);

    private CardColours Read(string theme)
    {
        var tokens = Tokens().Matches(Encoding.UTF8.GetString(themes.BytesAt(themes[theme + ".css"].Address)))
            .DistinctBy(token => token.Groups["name"].Value).ToDictionary(token => token.Groups["name"].Value, token => token.Groups["colour"].Value, StringComparer.Ordinal);
        return new CardColours(tokens["brand"], tokens["brand-dark"], tokens["brand-text"]);
    }

    [GeneratedRegex("--pp-(?<name>[a-z-]+):(?<colour>#[0-9a-f]{6})", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Tokens();
}
