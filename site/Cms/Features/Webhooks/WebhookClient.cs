using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace PreventPublic.Cms.Features.Webhooks;

/// <summary>Settings under <c>Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>For trying things out on one's own machine only: lets receivers be on this machine, without TLS.</summary>
    public bool AllowLoopback { get; set; }
}

/// <summary>
/// Sends to receivers that staff name, and to nothing inside the council's network: names are looked up when the connection is
/// made, and the very address that was found to be public is the one connected to. No redirect is followed, no proxy is used.
/// </summary>
public sealed class WebhookClient : IDisposable
{
    /// <summary>One slow receiver must not hold up the mail.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http;
    private readonly bool _allowLoopback;

    public WebhookClient(IOptions<WebhookOptions> options)
    {
        _allowLoopback = options.Value.AllowLoopback;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = Patience,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            MaxResponseHeadersLength = 16,
            ConnectCallback = ConnectAsync,
        })
        { Timeout = Patience, MaxResponseContentBufferSize = 64 * 1024 };
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

        return IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && !MayReach(address) ? "That address is inside a network. Receivers must be on the open internet" : null;
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

    private bool MayReach(IPAddress address) => PublicNetwork.Has(address) || (_allowLoopback && IPAddress.IsLoopback(address));

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        var reachable = found.Where(MayReach).ToArray();
        if (reachable.Length == 0 || reachable.Length != found.Length)
        {
            // A name that leads inside at all is not one to trust with the rest.
            throw new HttpRequestException($"{context.DnsEndPoint.Host} leads to an address inside a network, or nowhere. Receivers must be on the open internet.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(reachable, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
