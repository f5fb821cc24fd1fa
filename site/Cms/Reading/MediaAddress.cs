using PreventPublic.Cms.Media;
using PreventPublic.Cms.Published;

namespace PreventPublic.Cms.Reading;

/// <summary>Addresses of media: they hold the hash of the bytes, so that browsers may keep them for good.</summary>
public static class MediaAddress
{
    public const int HashLength = 16;

    /// <param name="name">The name that content uses: <c>media/card.pdf</c>.</param>
    public static string? Of(Reader reader, string name) =>
        reader.Site.Media.TryGetValue(name, out var file) ? $"/media/{file.Hash[..HashLength]}/{Uri.EscapeDataString(Path.GetFileName(name))}" : null;

    /// <summary>A picture in another size.</summary>
    /// <param name="width">One of <see cref="Renditions.Widths"/>.</param>
    /// <param name="ending"><c>webp</c> or <c>jpg</c>.</param>
    public static string Of(MediaFile file, string name, int width, string ending) =>
        $"/media/{file.Hash[..HashLength]}/{width}/{Uri.EscapeDataString(Path.GetFileNameWithoutExtension(name))}.{ending}";
}
