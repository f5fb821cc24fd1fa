using System.Net;
using System.Net.Sockets;

namespace PreventPublic.Core.Outside;

/// <summary>
/// Connections to the open internet, and to nothing inside the council's network, for programs that go where people's words lead
/// them: a name is looked up when the connection is made, and the very address that was found to be public is the one connected
/// to. No redirect is followed, no proxy is used, nothing is remembered between requests.
/// </summary>
/// <param name="allowLoopback">For trying things out on one's own machine: lets this machine be reached too.</param>
public sealed class PublicConnections(bool allowLoopback)
{
    /// <summary>Whether an address may be connected to.</summary>
    public bool MayReach(IPAddress address) => PublicNetwork.Has(address) || (allowLoopback && IPAddress.IsLoopback(address));

    /// <summary>Whether an address names a place inside by its number, which can be seen without asking the network.</summary>
    public bool LeadsInside(Uri address) => IPAddress.TryParse(address.Host.Trim('[', ']'), out var literal) && !MayReach(literal);

    /// <param name="connecting">How long a connection may take to be made.</param>
    public SocketsHttpHandler Handler(TimeSpan connecting) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = connecting,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        MaxResponseHeadersLength = 16,
        ConnectCallback = ConnectAsync,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        if (found.Length == 0 || !found.All(MayReach))
        {
            // A name that leads inside at all is not one to trust with the rest.
            throw new HttpRequestException($"{context.DnsEndPoint.Host} leads to an address inside a network, or nowhere. Only the open internet is connected to.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
