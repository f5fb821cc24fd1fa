using System.Net;
using System.Net.Sockets;

namespace PreventPublic.Core.Outside;

/// <summary>Tells addresses of the open internet from those that only mean something inside (IANA special-purpose registries, RFC 6890).</summary>
public static class PublicNetwork
{
    private static readonly IPNetwork[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "::ffff:0:0/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Ways of writing an IPv4 address inside an IPv6 one, and where it begins: NAT64, 6to4.</summary>
    private static readonly (IPNetwork Network, int At)[] Wrappings = [(IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2)];

    public static bool Has(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return Has(address.MapToIPv4());
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6 && Wrappings.FirstOrDefault(one => one.Network.Contains(address)) is { At: > 0 } wrapping)
        {
            return Has(new IPAddress(address.GetAddressBytes().AsSpan(wrapping.At, 4)));
        }

        return !Array.Exists(Inside, network => network.Contains(address));
    }
}
