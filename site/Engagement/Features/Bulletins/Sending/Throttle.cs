using System.Data.Common;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>How much may leave now.</summary>
/// <param name="Full">Domains that have had enough for this minute.</param>
/// <param name="Left">What the other domains may still have; null without a limit.</param>
public sealed record Room(int Most, IReadOnlyList<string> Full, Func<string, int>? Left)
{
    /// <summary>Of what was claimed, what fits; the rest is put back.</summary>
    public IReadOnlyList<Guid> Within(IEnumerable<(Guid Subscriber, string Domain)> claimed) => Left is null
        ? [.. claimed.Select(row => row.Subscriber)]
        : [.. claimed.GroupBy(row => row.Domain).SelectMany(domain => domain.Take(Left(domain.Key))).Select(row => row.Subscriber)];
}

/// <summary>Counts what left in the last minute in the database, so that all hosts share the limit and a crash does not lift it.</summary>
public sealed class Throttle(RecipientRows rows, BulkOptions options, TimeProvider time)
{
    public async Task<Room> RoomAsync(DbConnection connection, int batch, CancellationToken cancel)
    {
        if (options.PerMinute == 0 && options.PerDomainPerMinute == 0)
        {
            return new Room(batch, [], null);
        }

        var left = await rows.LeftSinceAsync(connection, time.GetUtcNow().UtcDateTime.AddMinutes(-1), cancel);
        var most = options.PerMinute == 0 ? batch : Math.Clamp(options.PerMinute - left.Values.Sum(), 0, batch);
        if (options.PerDomainPerMinute == 0)
        {
            return new Room(most, [], null);
        }

        var full = left.Where(domain => domain.Value >= options.PerDomainPerMinute).Select(domain => domain.Key).ToList();
        return new Room(most, full, domain => options.PerDomainPerMinute - left.GetValueOrDefault(domain));
    }
}
