namespace PreventPublic.Cms.Colours;

/// <summary>Two colours that stand on one another somewhere, and how well they have to be told apart.</summary>
/// <param name="Ratio">At least this contrast (WCAG 2.2, 1.4.3 and 1.4.11).</param>
/// <param name="Where">For people: <c>main button, hovered</c>.</param>
public sealed record ColourPair(string Foreground, string Background, double Ratio, string Where);

/// <summary>The colours of the themes that the host has, without knowing the host.</summary>
/// <param name="Of">The colours of a theme by name, as <c>#rrggbb</c>; empty for one that is not built.</param>
/// <param name="Pairs">The pairs that the themes' own test looks at.</param>
public sealed record ThemePalettes(Func<string, IReadOnlyDictionary<string, string>> Of, IReadOnlyList<ColourPair> Pairs);
