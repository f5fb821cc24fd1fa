using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace PreventPublic.Core.Web;

/// <summary>The headers of every public answer. Nothing inline, no other origin, no referrer, no framing, no device access.</summary>
public static class SecurityHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    /// <summary>For drawings (SVG), which can hold programs: opened by themselves they may show, and do nothing.</summary>
    public const string DrawingPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    public const string PermissionsPolicy =
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    /// <summary>Two years (RFC 6797); sent over HTTPS only, elsewhere it has no meaning.</summary>
    private static readonly StringValues TransportSecurity = "max-age=63072000; includeSubDomains";

    private static readonly StringValues Policy = ContentSecurityPolicy;
    private static readonly StringValues ForDrawings = DrawingPolicy;
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NoReferrer = "no-referrer";
    private static readonly StringValues SameOrigin = "same-origin";
    private static readonly StringValues Permissions = PermissionsPolicy;

    /// <summary>Lets one answer load what others keep, for a page that says so and waits for its reader to ask for it.</summary>
    /// <param name="scripts">Sources as CSP writes them, as narrow as they can be.</param>
    public static void AllowAlso(HttpContext context, string scripts, string frames) =>
        context.Response.Headers.ContentSecurityPolicy = $"{ContentSecurityPolicy.Replace("script-src 'self'", $"script-src 'self' {scripts}", StringComparison.Ordinal)}; frame-src {frames}";

    public static void Apply(HttpContext context, bool drawing = false)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = drawing ? ForDrawings : Policy;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = NoReferrer;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
        headers["Cross-Origin-Resource-Policy"] = SameOrigin;
        headers["Permissions-Policy"] = Permissions;
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = TransportSecurity;
        }
    }
}
