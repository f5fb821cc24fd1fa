using Microsoft.Extensions.Options;
using PreventPublic.Core.Outside;

namespace PreventPublic.Cms.Features.Webhooks;

/// <summary>Settings under <c>Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>For trying things out on one's own machine only: lets receivers be on this machine, without TLS.</summary>
    public bool AllowLoopback { get; set; }
}

/// <summary>Sends to receivers that staff name, on the open internet only.</summary>
public sealed class WebhookClient : IDisposable
{
    /// <summary>One slow receiver must not hold up the mail.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http;
    private readonly bool _allowLoopback;
    private readonly PublicConnections _connections;

    public WebhookClient(IOptions<WebhookOptions> options)
    {
        _allowLoopback = options.Value.AllowLoopback;
        _connections = new PublicConnections(_allowLoopback);
        _http = new HttpClient(_connections.Handler(Patience)) { Timeout = Patience, MaxResponseContentBufferSize = 64 * 1024 };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("PreventPublic-Webhook/1");
    }

    /// <summary>What is wrong with an address to send to; null when nothing is, as far as can be seen without asking the network.</summary>
    public string? Problem(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0 || url.Length > 500)
        {
            return "Write a whole address, https://…, without a user name";
        }

        var here = uri.IsLoopback && _allowLoopback;
        if (uri.Scheme != Uri.UriSchemeHttps && !(here && uri.Scheme == Uri.UriSchemeHttp))
        {
            return "Receivers are told over https:// only";
        }

        return _connections.LeadsInside(uri) ? "That address is inside a network. Receivers must be on the open internet" : null;
    }

    /// <returns>The status that the receiver answered with. Its words are not read.</returns>
    /// <exception cref="HttpRequestException">It was not reached, or may not be.</exception>
    public async Task<int> PostAsync(string url, string body, IEnumerable<(string Name, string Value)> headers, CancellationToken cancel)
    {
        if (Problem(url) is { } problem)
        {
            throw new HttpRequestException(problem);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        return (int)response.StatusCode;
    }

    public void Dispose() => _http.Dispose();
}
