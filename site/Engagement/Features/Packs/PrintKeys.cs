using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace PreventPublic.Engagement.Features.Packs;

/// <summary>
/// Lets the printer, which has not signed in, read one pack once. The printer runs on this host and asks this host, so memory is
/// enough; a key that is not used ends by itself.
/// </summary>
public sealed class PrintKeys(TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, (string Site, Guid Pack, DateTimeOffset Until)> _keys = new(StringComparer.Ordinal);

    public string New(string site, Guid pack)
    {
        foreach (var (old, _) in _keys.Where(key => key.Value.Until <= time.GetUtcNow()))
        {
            _keys.TryRemove(old, out _);
        }

        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _keys[key] = (site, pack, time.GetUtcNow() + Lasts);
        return key;
    }

    /// <summary>What the key is for; null when it is over, was used, or never was one.</summary>
    public (string Site, Guid Pack)? Take(string key) =>
        _keys.TryRemove(key, out var found) && found.Until > time.GetUtcNow() ? (found.Site, found.Pack) : null;
}
