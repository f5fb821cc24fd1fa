using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Options;
using PreventPublic.Core.Outside;

namespace PreventPublic.Cms.Features.OutsideLinks;

/// <summary>Looks whether something is found at an address on the open internet. Reads no body, follows a few redirects, sends nothing of anybody's.</summary>
public sealed class LinkLooker : IDisposable
{
    private const int MostRedirects = 5;

    private readonly PublicConnections _connections;
    private readonly HttpClient _http;

    public LinkLooker(IOptions<OutsideLinkOptions> options)
    {
        var patience = TimeSpan.FromSeconds(options.Value.PatienceSeconds);
        _connections = new PublicConnections(options.Value.AllowLoopback);
        _http = new HttpClient(_connections.Handler(patience)) { Timeout = patience };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("PreventPublic-LinkCheck/1");
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html, */*;q=0.8");
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-GB, en;q=0.8");
    }

    /// <exception cref="OperationCanceledException">Only when <paramref name="cancel"/> says so; a site that is too slow is a look that failed.</exception>
    public async Task<LinkLook> LookAsync(string url, CancellationToken cancel)
    {
        try
        {
            return await FollowAsync(new Uri(url), cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(null, "It did not answer in time");
        }
        catch (HttpRequestException fault)
        {
            return new(null, InWords(fault));
        }
        catch (IOException)
        {
            return new(null, "The connection broke off");
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<LinkLook> FollowAsync(Uri start, CancellationToken cancel)
    {
        var (at, forGood) = (start, true);
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            if (_connections.LeadsInside(at))
            {
                return new(null, "It leads to an address inside a network");
            }

            using var answer = await AskAsync(at, cancel);
            var status = (int)answer.StatusCode;
            if (status is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } location)
            {
                return new(status, null, forGood && at != start ? at.AbsoluteUri : null, RetryAfter(answer));
            }

            if (!Uri.TryCreate(at, location, out var next) || next.Scheme is not ("http" or "https"))
            {
                return new(null, "It leads on to something that is not a page");
            }

            (at, forGood) = (next, forGood && status is 301 or 308);
        }

        return new(null, "It leads on and on, and never arrives");
    }

    /// <summary>Some sites answer nothing but GET, so whatever does not work by HEAD (RFC 9110, 9.3.2) is asked once more.</summary>
    private async Task<HttpResponseMessage> AskAsync(Uri address, CancellationToken cancel)
    {
        try
        {
            var head = await SendAsync(HttpMethod.Head, address, cancel);
            if ((int)head.StatusCode < 400)
            {
                return head;
            }

            head.Dispose();
        }
        catch (IOException)
        {
            // Asked the other way below.
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError is HttpRequestError.InvalidResponse or HttpRequestError.ResponseEnded)
        {
            // The same.
        }

        return await SendAsync(HttpMethod.Get, address, cancel);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, address);
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage answer) => answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable ? answer.Headers.RetryAfter?.Delta : null;

    private static string InWords(HttpRequestException fault) => fault switch
    {
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } or { HttpRequestError: HttpRequestError.NameResolutionError } => "There is no site of that name",
        { InnerException: AuthenticationException } or { HttpRequestError: HttpRequestError.SecureConnectionError } => "Its certificate is not right, so browsers warn of it",
        { InnerException: SocketException } or { HttpRequestError: HttpRequestError.ConnectionError } => "It could not be reached",
        _ => fault.Message.Length > 200 ? fault.Message[..200] : fault.Message,
    };
}
