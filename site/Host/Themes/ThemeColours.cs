using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PreventPublic.Cms.Colours;

namespace PreventPublic.Host.Themes;

/// <summary>The colours of the themes, read from the style sheets that the themes' build made.</summary>
public sealed partial class ThemeColours
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    private readonly ThemeFiles _themes;
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _known = new(StringComparer.Ordinal);

    public ThemeColours(ThemeFiles themes)
    {
        _themes = themes;
        Palettes = new ThemePalettes(Of, JsonSerializer.Deserialize<List<ColourPair>>(themes.Pairs, JsonSerializerOptions.Web)!);
    }

    public ThemePalettes Palettes { get; }

    private IReadOnlyDictionary<string, string> Of(string theme) => _themes.Has(theme) ? _known.GetOrAdd(theme, Read) : None;

    private Dictionary<string, string> Read(string theme) => Tokens().Matches(Encoding.UTF8.GetString(_themes.BytesAt(_themes[theme + ".css"].Address)))
        .DistinctBy(token => token.Groups["name"].Value).ToDictionary(token => token.Groups["name"].Value, token => token.Groups["colour"].Value, StringComparer.Ordinal);

    [GeneratedRegex("--pp-(?<name>[a-z-]+):(?<colour>#[0-9a-f]{6})", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Tokens();
}
