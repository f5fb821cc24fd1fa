using System.Net;
using Microsoft.AspNetCore.Http;

namespace PreventPublic.Core.Web;

/// <summary>The origin that public pages name as their own.</summary>
public static class RequestOrigin
{
    /// <summary>
    /// The host was checked against the sites' hosts; the port is whatever the request says. Where it is not the one that we listen at, it is left out,
    /// or a cache in front could be made to keep links that lead to a port of somebody's choice.
    /// </summary>
    public static string Origin(this HttpRequest request) => Of(request, request.Host);

    /// <param name="host">Another site's host, with the port that this one was asked at.</param>
    public static string Of(HttpRequest request, HostString host) =>
        $"{request.Scheme}://{(host.Port is { } port && !IsOurs(port, host.Host, request.HttpContext.Connection.LocalPort) ? new HostString(host.Host) : host)}";

    private static bool IsOurs(int port, string host, int listening) =>
        port == listening || host.EndsWith("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out _);
}
