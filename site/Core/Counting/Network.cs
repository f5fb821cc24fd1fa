using System.Net;
using System.Net.Sockets;

namespace PreventPublic.Core.Counting;

/// <summary>What stands for where a request comes from.</summary>
public static class Network
{
    /// <summary>An IPv4 address; an IPv6 customer has a whole /64.</summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
