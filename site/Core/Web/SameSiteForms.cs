using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PreventPublic.Core.Web;

/// <summary>
/// Refuses what another site's page sends (W3C Fetch Metadata). A missing header is allowed: old browsers and plain HTTP do
/// not send it, and under <c>no-referrer</c> a browser's <c>Origin</c> is <c>null</c> even on our own forms, so it is no guide.
/// </summary>
public static class SameSiteForms
{
    public const string Header = "Sec-Fetch-Site";

    /// <param name="open">Folders that anybody may post to: a mailbox's unsubscribe button, which knows a secret address (RFC 8058).</param>
    public static IApplicationBuilder UseSameSiteForms(this IApplicationBuilder app, params PathString[] open) => app.Use(next => context =>
    {
        var request = context.Request;
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        if (reads || Allows(request.Headers[Header].ToString()) || open.Any(folder => request.Path.StartsWithSegments(folder)))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    /// <summary>Whether a post with this header's value may be taken; empty means that the header is missing.</summary>
    public static bool Allows(string fetchSite) => fetchSite is "" or "same-origin" or "none";
}
