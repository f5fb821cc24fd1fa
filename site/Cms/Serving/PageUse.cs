using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace PreventPublic.Cms.Serving;

/// <summary>
/// Which answers are counted as read, and by whom. Nobody is told apart: an answer is sent to a reader or it is not. Programs that
/// say in their user agent what they are do not count; the header is looked at and forgotten.
/// </summary>
public static class PageUse
{
    public const string Page = "page.viewed";
    public const string File = "file.downloaded";

    private static readonly SearchValues<string> Programs = SearchValues.Create(
        ["bot", "crawl", "spider", "slurp", "curl/", "wget", "python", "headless", "preview", "monitor", "scan", "facebookexternalhit", "http-client", "go-http", "java/", "okhttp"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The fact that sending such an answer makes; null where it makes none: pictures, styles, feeds, maps of the site.</summary>
    public static string? NameFor(string contentType) =>
        contentType.StartsWith("text/html", StringComparison.Ordinal) ? Page
        : contentType.StartsWith("application/pdf", StringComparison.Ordinal) || contentType.Contains("officedocument", StringComparison.Ordinal)
            || contentType.StartsWith("text/vcard", StringComparison.Ordinal) || contentType.StartsWith("text/calendar", StringComparison.Ordinal) ? File
        : null;

    /// <summary>Whether a person reads it. Nothing is allocated here: it is asked for every page.</summary>
    public static bool IsReading(HttpRequest request)
    {
        var headers = request.Headers;
        return HttpMethods.IsGet(request.Method)
            && headers.UserAgent is { Count: 1 } agent && agent[0] is { Length: > 0 } name && !name.AsSpan().ContainsAny(Programs)
            && headers["Sec-Purpose"].Count == 0;
    }
}
