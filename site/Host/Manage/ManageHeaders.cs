using PreventPublic.Core.Web;

namespace PreventPublic.Host.Manage;

/// <summary>The headers of every answer of Manage: as for readers, but pictures may be made in the page, and previews framed by it.</summary>
public static class ManageHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'self'; manifest-src 'self'";

    /// <summary>The camera reads check-in codes; passkeys are made and used by this site only.</summary>
    private const string PermissionsPolicy =
        "accelerometer=(), browsing-topics=(), camera=(self), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), " +
        "publickey-credentials-create=(self), publickey-credentials-get=(self), usb=()";

    public static void Apply(HttpContext context)
    {
        SecurityHeaders.Apply(context);
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        context.Response.Headers["Permissions-Policy"] = PermissionsPolicy;
        context.Response.Headers.CacheControl = "no-store";
    }
}
