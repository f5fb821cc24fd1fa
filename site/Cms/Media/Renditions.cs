using NetVips;
using PreventPublic.Cms.Published;

namespace PreventPublic.Cms.Media;

/// <summary>Pictures in the sizes that screens need, made when they are first asked for: WebP, and JPEG for what shows no WebP.</summary>
public static class Renditions
{
    public const string Webp = "webp";
    public const string Jpeg = "jpg";

    private const int Quality = 80;

    /// <summary>In pixels: a phone, and the width of the text on a plain screen. Fine screens get the picture as it was taken.</summary>
    public static IReadOnlyList<int> Widths { get; } = [480, 960];

    /// <summary>The widths that are less than the picture's own.</summary>
    public static IEnumerable<int> Of(MediaFile file) => Widths.Where(width => width < file.Width);

    /// <exception cref="VipsException">It is not a picture that can be read.</exception>
    public static byte[] Make(byte[] bytes, int width, string ending)
    {
        using var small = Image.ThumbnailBuffer(bytes, width, size: Enums.Size.Down);
        if (ending == Webp)
        {
            return small.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None);
        }

        using var solid = small.HasAlpha() ? small.Flatten(background: [255, 255, 255]) : small.Copy();
        return solid.JpegsaveBuffer(q: Quality, interlace: true, keep: Enums.ForeignKeep.None);
    }

    /// <summary>A part of a picture with the given shape, as large as can be, around its focal point.</summary>
    /// <exception cref="VipsException">It is not a picture that can be read.</exception>
    public static Image Cut(byte[] bytes, MediaFile file, int width, int height)
    {
        using var read = Image.NewFromBuffer(bytes);
        using var whole = read.Autorot();
        var scale = Math.Max((double)width / whole.Width, (double)height / whole.Height);
        using var sized = whole.Resize(scale);
        using var colours = sized.Colourspace(Enums.Interpretation.Srgb);
        using var solid = colours.HasAlpha() ? colours.Flatten(background: [255, 255, 255]) : colours.Copy();
        return solid.ExtractArea(Edge(solid.Width, width, file.FocalX), Edge(solid.Height, height, file.FocalY), Math.Min(width, solid.Width), Math.Min(height, solid.Height));
    }

    /// <summary>Where the part begins, so that the focal point is in its middle, or as near to it as the picture's edge allows.</summary>
    private static int Edge(int whole, int part, int focal) => Math.Clamp((whole * focal / 100) - (part / 2), 0, Math.Max(0, whole - part));
}
