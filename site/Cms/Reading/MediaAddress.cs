namespace PreventPublic.Cms.Reading;

/// <summary>Addresses of media: they hold the hash of the bytes, so that browsers may keep them for good.</summary>
public static class MediaAddress
{
    public const int HashLength = 16;

    /// <param name="name">The name that content uses: <c>media/card.pdf</c>.</param>
    public static string? Of(Reader reader, string name) =>
        reader.Site.Media.TryGetValue(name, out var hash) ? $"/media/{hash[..HashLength]}/{Uri.EscapeDataString(Path.GetFileName(name))}" : null;
}
