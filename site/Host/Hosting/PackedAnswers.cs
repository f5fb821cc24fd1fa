using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace PreventPublic.Host.Hosting;

/// <summary>
/// Packs what is made anew for each reader: forms, searches, lists from the stores. Finished pages bring their own packed bytes and
/// are sent before this. Over TLS too: what BREACH (CVE-2013-3587) reads out of packed answers is a secret of the reader's, beside words
/// that a stranger's link put there. Public answers have no such secret, for there are no cookies and a personal page is known only
/// by its address; Manage has, and is never packed.
/// </summary>
public static class PackedAnswers
{
    private static readonly string[] Kinds = [.. ResponseCompressionDefaults.MimeTypes, "text/calendar", "text/csv", "image/svg+xml", "application/problem+json"];

    public static IServiceCollection AddPackedAnswers(this IServiceCollection services) => services
        .AddResponseCompression(options =>
        {
            (options.EnableForHttps, options.MimeTypes) = (true, Kinds);
            options.Providers.Add<PackWhole>();
            options.Providers.Add<GzipCompressionProvider>();
        })
        .Replace(ServiceDescriptor.Singleton<IResponseCompressionProvider, Untagged>());

    public static IApplicationBuilder UsePackedAnswers(this IApplicationBuilder app) => app.UseResponseCompression();

    /// <summary>A tag names exactly the bytes that it came with (RFC 9110 §8.8.3), so what has one is sent as it is.</summary>
    private sealed class Untagged(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
    {
        public override bool ShouldCompressResponse(HttpContext context) => context.Response.Headers.ETag.Count == 0 && base.ShouldCompressResponse(context);
    }
}
