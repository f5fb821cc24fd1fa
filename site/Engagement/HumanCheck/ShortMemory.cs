using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace PreventPublic.Engagement.HumanCheck;

/// <summary>
/// Counts how often something was done, without remembering by whom: keys are hashed with a salt that lives in memory only and
/// is thrown away, with all counts, at the end of each stretch of time.
/// </summary>
public sealed class ShortMemory(TimeSpan stretch, int most, TimeProvider time)
{
    private sealed record Stretch(long Number, byte[] Salt, ConcurrentDictionary<ulong, int> Counts);

    private Stretch _now = new(-1, [], new());

    /// <summary>False when it was done too often in this stretch of time.</summary>
    public bool Allows(string who)
    {
        var now = Current();
        var key = BitConverter.ToUInt64(HMACSHA256.HashData(now.Salt, Encoding.UTF8.GetBytes(who)));
        return now.Counts.AddOrUpdate(key, 1, (_, count) => count + 1) <= most;
    }

    /// <summary>What stands for an address. An IPv6 customer has a whole /64.</summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private Stretch Current()
    {
        var number = time.GetUtcNow().Ticks / stretch.Ticks;
        var now = _now;
        return now.Number == number ? now : _now = new Stretch(number, RandomNumberGenerator.GetBytes(32), new());
    }
}
