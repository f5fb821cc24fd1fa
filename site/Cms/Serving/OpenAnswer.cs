using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace PreventPublic.Cms.Serving;

/// <summary>What an answer for other sites' programs says beside its bytes: who may read it (anybody), since when it is so, and how often one may ask.</summary>
public sealed class OpenAnswer
{
    private static readonly StringValues Anybody = "*";
    private static readonly StringValues CrossOrigin = "cross-origin";
    private static readonly StringValues Readable = "ETag, Location, RateLimit, RateLimit-Policy, Retry-After";

    /// <summary>For what is open and not counted.</summary>
    public static readonly OpenAnswer Plain = new("", null);

    private readonly StringValues _policy;
    private readonly StringValues _lastModified;
    private readonly DateTimeOffset? _since;

    public OpenAnswer(string policy, DateTimeOffset? lastModified)
    {
        _policy = policy;
        _since = lastModified is { } moment ? DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds()) : null;
        _lastModified = _since is { } since ? since.ToString("R", CultureInfo.InvariantCulture) : StringValues.Empty;
    }

    public static void ApplyTo(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = Anybody;
        headers.AccessControlExposeHeaders = Readable;
        headers["Cross-Origin-Resource-Policy"] = CrossOrigin;
    }

    public void Apply(IHeaderDictionary headers)
    {
        ApplyTo(headers);
        if (_policy != "")
        {
            headers["RateLimit-Policy"] = _policy;
        }

        if (_lastModified.Count > 0)
        {
            headers.LastModified = _lastModified;
        }
    }

    /// <summary>Whether a reader who has it since then has it as it is now (RFC 9110 §13.1.3).</summary>
    public bool IsKnownSince(string? ifModifiedSince) =>
        _since is { } since && DateTimeOffset.TryParseExact(ifModifiedSince, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var known) && since <= known;
}
