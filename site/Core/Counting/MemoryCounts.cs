using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace PreventPublic.Core.Counting;

/// <summary>Counts in the memory of this process.</summary>
public sealed class MemoryCounts(TimeProvider time) : IShortCounts
{
    /// <summary>So many parties in one stretch are not a school but an attack; more are let through uncounted, and the network's own defence has to see to it.</summary>
    private const int MostParties = 100_000;

    private sealed record Stretch(long Number, byte[] Salt, ConcurrentDictionary<ulong, int> Counts);

    private readonly ConcurrentDictionary<string, Stretch> _now = new(StringComparer.Ordinal);

    public ValueTask<int> CountAsync(string what, string who, TimeSpan stretch)
    {
        var now = NowOf(what, stretch);
        return ValueTask.FromResult(now.Counts.Count >= MostParties ? 1 : now.Counts.AddOrUpdate(KeyOf(now.Salt, who), 1, (_, count) => count + 1));
    }

    public ValueTask<int> LookAsync(string what, string who, TimeSpan stretch)
    {
        var now = NowOf(what, stretch);
        return ValueTask.FromResult(now.Counts.GetValueOrDefault(KeyOf(now.Salt, who)));
    }

    /// <summary>The first eight bytes of an HMAC-SHA256.</summary>
    public static ulong KeyOf(byte[] salt, string who) => BitConverter.ToUInt64(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(who)));

    private Stretch NowOf(string what, TimeSpan stretch)
    {
        var number = time.GetUtcNow().Ticks / stretch.Ticks;
        return _now.TryGetValue(what, out var now) && now.Number == number ? now : _now.AddOrUpdate(what, _ => New(number), (_, known) => known.Number == number ? known : New(number));
    }

    private static Stretch New(long number) => new(number, RandomNumberGenerator.GetBytes(32), new());
}
