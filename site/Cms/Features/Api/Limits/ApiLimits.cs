using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;

namespace PreventPublic.Cms.Features.Api.Limits;

/// <summary>How many more answers a client may ask for, and in how many seconds it may ask for all of them again.</summary>
public readonly record struct Allowance(bool Allowed, int Remaining, int ResetSeconds);

/// <summary>
/// Counts requests by network, in memory, for a minute. The key is a keyed hash of the address; the key to it is random, thrown
/// away after that minute, and never leaves the process, so nothing here or in a core dump of tomorrow says who asked.
/// </summary>
public sealed class ApiLimits(ApiOptions options, TimeProvider time)
{
    private const int Window = 60;

    /// <summary>So many networks in a minute is not a school but an attack; more are let through uncounted, and the network's own defence has to see to it.</summary>
    private const int MostNetworks = 50_000;

    private sealed record Minute(long Number, byte[] Salt, ConcurrentDictionary<ulong, int> Counts);

    private Minute _minute = new(0, [], new());

    public string Policy { get; } = $"\"default\";q={options.RequestsPerMinute};w={Window}";

    public Allowance Count(IPAddress? address)
    {
        var seconds = time.GetUtcNow().ToUnixTimeSeconds();
        var minute = Now(seconds / Window);
        var reset = (int)(Window - seconds % Window);
        if (minute.Counts.Count >= MostNetworks)
        {
            return new Allowance(true, 0, reset);
        }

        var count = minute.Counts.AddOrUpdate(KeyOf(minute, address), 1, (_, before) => before + 1);
        return new Allowance(count <= options.RequestsPerMinute, Math.Max(0, options.RequestsPerMinute - count), reset);
    }

    private Minute Now(long number)
    {
        var minute = _minute;
        if (minute.Number == number)
        {
            return minute;
        }

        var next = new Minute(number, RandomNumberGenerator.GetBytes(32), new());
        return Interlocked.CompareExchange(ref _minute, next, minute) == minute ? next : _minute;
    }

    /// <summary>One network has one IPv4 address or one /64 of IPv6.</summary>
    private static ulong KeyOf(Minute minute, IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.None;
        var bytes = plain.GetAddressBytes();
        return BitConverter.ToUInt64(HMACSHA256.HashData(minute.Salt, bytes.AsSpan(0, Math.Min(8, bytes.Length))));
    }
}
