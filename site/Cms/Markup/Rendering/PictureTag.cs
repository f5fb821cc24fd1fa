using PreventPublic.Cms.Media;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;

namespace PreventPublic.Cms.Markup.Rendering;

/// <summary>A picture in the sizes that there are of it; the browser takes the one that it needs, and keeps its place free until it is there.</summary>
public static class PictureTag
{
    /// <summary>The text is two thirds of a wide page, and the whole of a narrow one.</summary>
    private const string Sizes = "(min-width: 40.0625em) 630px, 100vw";

    /// <returns>Nothing where the site has no such picture.</returns>
    public static Html Of(Reader reader, string name, string alt)
    {
        if (MediaAddress.Of(reader, name) is not { } address)
        {
            return new Html();
        }

        var file = reader.Site.Media[name];
        return Renditions.Of(file).ToList() is [.., var widest] widths
            ? Html.Of($"<picture><source type=\"image/webp\" srcset=\"{Sources(file, name, address, widths)}\" sizes=\"{Sizes}\">{Picture(file, MediaAddress.Of(file, name, widest, Renditions.Jpeg), alt)}</picture>")
            : Picture(file, address, alt);
    }

    private static string Sources(MediaFile file, string name, string address, IEnumerable<int> widths)
    {
        var smaller = widths.Select(width => $"{MediaAddress.Of(file, name, width, Renditions.Webp)} {width}w");
        return string.Join(", ", address.EndsWith($".{Renditions.Webp}", StringComparison.Ordinal) ? smaller.Append($"{address} {file.Width}w") : smaller);
    }

    private static Html Picture(MediaFile file, string address, string alt) =>
        Html.Of($"<img class=\"pp-figure__image\" src=\"{address}\" alt=\"{alt}\"").AddIf(file.HasSize, $" width=\"{file.Width}\" height=\"{file.Height}\"").Add($" loading=\"lazy\">");
}
