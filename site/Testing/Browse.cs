using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;

namespace PreventPublic.Testing;

/// <summary>Asks one site for pages, as a reader's browser would.</summary>
public sealed class Browse(SiteFixture fixture, string host)
{
    private readonly HttpClient _http = fixture.CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        HandleCookies = false,
        BaseAddress = new Uri($"http://{host}"),
    });

    public Task<HttpResponseMessage> GetAsync(string address) => _http.GetAsync(new Uri(address, UriKind.Relative));

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return _http.SendAsync(request);
    }

    /// <summary>Sends a form.</summary>
    public async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _http.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    public async Task<string> TextAsync(string address) => await (await GetAsync(address)).Content.ReadAsStringAsync();

    /// <summary>A page that must answer with <paramref name="status"/>.</summary>
    public async Task<IHtmlDocument> PageAsync(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        var response = await GetAsync(address);
        var html = await response.Content.ReadAsStringAsync();
        return response.StatusCode == status
            ? new HtmlParser().ParseDocument(html)
            : throw new InvalidOperationException($"{address} answered {(int)response.StatusCode}, not {(int)status}: {html[..Math.Min(300, html.Length)]}");
    }
}
