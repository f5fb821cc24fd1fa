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
        var host = site.Settings.Hosts is [var first, ..] ? new HostString(first) : outer.Request.Host;
        var answer = await AnswerAsync(site, language, address, $"{outer.Request.Scheme}://{host}", outer.RequestServices, outer.RequestAborted);
        return (answer.Status, Encoding.UTF8.GetString(answer.Body));
    }

    /// <summary>Whatever a site answers at an address, as its bytes.</summary>
    /// <param name="origin">The scheme and host that it is to name as its own.</param>
    /// <param name="standsAlone">It is for a mirror without a server of ours behind it.</param>
    public async Task<SiteAnswer> AnswerAsync(SiteContent site, Language language, string address, string origin, IServiceProvider services, CancellationToken cancel, bool standsAlone = false)
    {
        using var body = new MemoryStream();
        var (features, place) = (new FeatureCollection(), new Uri(origin));
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = HttpMethods.Get,
            Path = address,
            PathBase = language.IsEnglish ? "" : "/" + language.Code,
            Scheme = place.Scheme,
            Protocol = "HTTP/1.1",
        });
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        var context = new DefaultHttpContext(features) { RequestServices = services, RequestAborted = cancel };
        context.Connection.LocalPort = place.Port;
        context.Request.Host = place.IsDefaultPort ? new HostString(place.Host) : new HostString(place.Host, place.Port);
        var reader = sites.Begin(context, site, language);
        (reader.DoNotKeep, reader.StandsAlone) = (true, standsAlone);
        await Pages(context);
        await context.Response.CompleteAsync();
        return new SiteAnswer(context.Response.StatusCode, context.Response.ContentType, context.Response.Headers.Location, body.ToArray());
    }
}

/// <summary>What a site answers.</summary>
public sealed record SiteAnswer(int Status, string? ContentType, string? Location, byte[] Body);
