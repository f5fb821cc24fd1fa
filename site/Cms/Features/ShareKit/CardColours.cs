using System.Globalization;

namespace PreventPublic.Cms.Features.ShareKit;

/// <summary>A theme's colours on a card, as <c>#rrggbb</c>.</summary>
/// <param name="Band">Behind the site's name.</param>
public sealed record CardColours(string Background, string Band, string Text)
{
    /// <summary>WCAG 2.2 §1.4.3, for text of any size.</summary>
    public const double Enough = 4.5;

    private static readonly string[] Plain = ["#ffffff", "#000000"];

    /// <summary>The theme's text colour where it can be read on this; otherwise black or white, whichever can be read better.</summary>
    public string TextOn(string background) =>
        Contrast(Text, background) >= Enough ? Text : Plain.MaxBy(plain => Contrast(plain, background))!;

    /// <summary>WCAG 2.2's contrast ratio, 1 to 21.</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    public static double[] Channels(string colour) =>
        [.. Enumerable.Range(0, 3).Select(at => (double)int.Parse(colour.AsSpan(1 + (2 * at), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];

    private static double Luminance(string colour)
    {
        var linear = Channels(colour).Select(channel => channel / 255).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToList();
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }
}

/// <summary>Where readers reach a site, for texts that leave it: <c>https://prevent.example</c>.</summary>
public sealed record PublicOrigin(Func<Published.SiteContent, string> Of);
