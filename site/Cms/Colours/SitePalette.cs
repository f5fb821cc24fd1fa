using System.Text.RegularExpressions;
using PreventPublic.Cms.Features.ShareKit;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Colours;

/// <summary>How well two colours of a site can be told apart.</summary>
public sealed record PairContrast(ColourPair Pair, string Foreground, string Background, double Ratio)
{
    public bool IsEnough => Ratio >= Pair.Ratio;
}

/// <summary>The colours of a site: its theme's, with its own in their place.</summary>
public static partial class SitePalette
{
    private const string Folder = "/assets/colours/";
    private const string Ending = ".css";

    private static readonly HashSet<string> Names = [.. SiteColour.Names.Split(' ')];

    public static IReadOnlyDictionary<string, string> Of(Site settings, ThemePalettes themes)
    {
        var all = themes.Of(settings.Theme).ToDictionary(StringComparer.Ordinal);
        foreach (var own in settings.Colours.Where(IsWhole))
        {
            all[own.Name] = own.Value.ToLowerInvariant();
        }

        return all;
    }

    /// <summary>Every pair in which one of the site's own colours stands, the worst first.</summary>
    public static IReadOnlyList<PairContrast> Contrasts(Site settings, ThemePalettes themes)
    {
        var (all, own) = (Of(settings, themes), settings.Colours.Where(IsWhole).Select(colour => colour.Name).ToHashSet());
        return
        [
            .. from pair in themes.Pairs
               where own.Contains(pair.Foreground) || own.Contains(pair.Background)
               where all.ContainsKey(pair.Foreground) && all.ContainsKey(pair.Background)
               let ratio = CardColours.Contrast(all[pair.Foreground], all[pair.Background])
               orderby ratio / pair.Ratio
               select new PairContrast(pair, all[pair.Foreground], all[pair.Background], ratio),
        ];
    }

    /// <summary>
    /// The address of the style sheet with a site's own colours; null where it has none. The colours stand in the address, so a
    /// preview has its own, and what a reader's browser has kept is never out of date.
    /// </summary>
    public static string? SheetAddress(Site settings)
    {
        var own = settings.Colours.Where(IsWhole).DistinctBy(colour => colour.Name).OrderBy(colour => colour.Name, StringComparer.Ordinal).Select(colour => $"{colour.Name}-{colour.Value[1..].ToLowerInvariant()}").ToList();
        return own.Count == 0 ? null : Folder + string.Join('.', own) + Ending;
    }

    /// <summary>The style sheet at an address that <see cref="SheetAddress"/> could give; null at any other.</summary>
    public static string? SheetAt(string address)
    {
        if (!address.StartsWith(Folder, StringComparison.Ordinal) || !address.EndsWith(Ending, StringComparison.Ordinal) || address.Length < Folder.Length + Ending.Length)
        {
            return null;
        }

        var own = address[Folder.Length..^Ending.Length].Split('.').Select(part => InAddress().Match(part)).ToList();
        return own.Count <= Names.Count && own.All(part => part.Success && Names.Contains(part.Groups["name"].Value))
            ? $":root{{{string.Join(';', own.Select(part => $"--pp-{part.Groups["name"].Value}:#{part.Groups["hex"].Value}"))}}}"
            : null;
    }

    private static bool IsWhole(SiteColour colour) => Names.Contains(colour.Name) && Files.FieldFormats.IsColour(colour.Value);

    [GeneratedRegex("^(?<name>[a-z-]+)-(?<hex>[0-9a-f]{6})$", RegexOptions.ExplicitCapture)]
    private static partial Regex InAddress();
}
