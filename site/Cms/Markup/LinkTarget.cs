namespace PreventPublic.Cms.Markup;

/// <summary>Where content may link to.</summary>
public static class LinkTarget
{
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>The address, or null when it is none that a reader should be sent to (<c>javascript:</c>, <c>//host</c>, …).</summary>
    public static string? Of(string? url)
    {
        if (string.IsNullOrWhiteSpace(url) || url.Any(char.IsControl))
        {
            return null;
        }

        return IsInternal(url) || url.StartsWith('#') ? url
            : Uri.TryCreate(url, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme) ? url : null;
    }

    public static bool IsInternal(string url) => url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal);
}
