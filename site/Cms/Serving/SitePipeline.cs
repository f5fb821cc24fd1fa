using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Languages;

namespace PreventPublic.Cms.Serving;

/// <summary>The way of a public page, for whoever wants to see one exactly as readers would: previews, exports.</summary>
public sealed class SitePipeline(SiteSelection sites)
{
    private RequestDelegate? _pages;

    /// <summary>Set once by the host, when it has put the way together.</summary>
    public RequestDelegate Pages
    {
        private get => _pages ?? throw new InvalidOperationException("The site's pages are not ready yet.");
        set => _pages = value;
    }

    /// <summary>The page at an address of a site, which need not be published.</summary>
    /// <param name="outer">The request on whose behalf it is made: gives host, scheme and services.</param>
    /// <returns>The status and the HTML.</returns>
    public async Task<(int Status, string Html)> RenderAsync(SiteContent site, Language language, string address, HttpContext outer)
    {
        using var body = new MemoryStream();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = HttpMethods.Get,
            Path = address,
            PathBase = language.IsEnglish ? "" : "/" + language.Code,
            Scheme = outer.Request.Scheme,
            Protocol = "HTTP/1.1",
        });
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        var context = new DefaultHttpContext(features) { RequestServices = outer.RequestServices, RequestAborted = outer.RequestAborted };
        context.Request.Host = site.Settings.Hosts is [var host, ..] ? new HostString(host) : outer.Request.Host;
        sites.Begin(context, site, language).DoNotKeep = true;
        await Pages(context);
        await context.Response.CompleteAsync();
        return (context.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }
}
