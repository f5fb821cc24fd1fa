using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using PreventPublic.Core.Counting;
using StackExchange.Redis;

namespace PreventPublic.Host.Counting;

/// <summary>
/// Counts for several hosts together, in a Redis that keeps nothing on disk. The salt is drawn by whichever host counts first in a
/// stretch and ends with it. While Redis is away each host counts for itself: a limit that is too wide is better than no page.
/// </summary>
public sealed partial class RedisCounts(RedisOptions options, TimeProvider time, ILogger<RedisCounts> log) : IShortCounts, IAsyncDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    private readonly MemoryCounts _alone = new(time);
    private readonly ConcurrentDictionary<string, (long Number, byte[] Salt)> _salts = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _opening = new(1);
    private ConnectionMultiplexer? _redis;
    private long _restUntil;

    public ValueTask<int> CountAsync(string what, string who, TimeSpan stretch) =>
        SharedOrAloneAsync(() => CountSharedAsync(what, who, stretch), () => _alone.CountAsync(what, who, stretch));

    public ValueTask<int> LookAsync(string what, string who, TimeSpan stretch) =>
        SharedOrAloneAsync(() => LookSharedAsync(what, who, stretch), () => _alone.LookAsync(what, who, stretch));

    public async ValueTask DisposeAsync()
    {
        _opening.Dispose();
        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }
    }

    private async ValueTask<int> SharedOrAloneAsync(Func<Task<int>> shared, Func<ValueTask<int>> alone)
    {
        if (Environment.TickCount64 >= Interlocked.Read(ref _restUntil))
        {
            try
            {
                return await shared();
            }
            catch (Exception fault) when (fault is RedisException or RedisCommandException or TimeoutException or InvalidOperationException)
            {
                Interlocked.Exchange(ref _restUntil, Environment.TickCount64 + (long)LookAgain.TotalMilliseconds);
                LogAway(fault);
            }
        }

        return await alone();
    }

    private async Task<int> CountSharedAsync(string what, string who, TimeSpan stretch)
    {
        var database = (await OpenAsync()).GetDatabase();
        var key = await KeyAsync(database, what, who, stretch);
        var count = database.StringIncrementAsync(key);
        await database.KeyExpireAsync(key, stretch);
        return (int)Math.Min(int.MaxValue, await count);
    }

    private async Task<int> LookSharedAsync(string what, string who, TimeSpan stretch)
    {
        var database = (await OpenAsync()).GetDatabase();
        return (int)Math.Min(int.MaxValue, (long)await database.StringGetAsync(await KeyAsync(database, what, who, stretch)));
    }

    private async Task<RedisKey> KeyAsync(IDatabase database, string what, string who, TimeSpan stretch)
    {
        var number = time.GetUtcNow().Ticks / stretch.Ticks;
        var salt = _salts.TryGetValue(what, out var known) && known.Number == number ? known.Salt : await SaltAsync(database, what, number, stretch);
        return string.Create(CultureInfo.InvariantCulture, $"prevent:{what}:{number}:{MemoryCounts.KeyOf(salt, who):x16}");
    }

    private async Task<byte[]> SaltAsync(IDatabase database, string what, long number, TimeSpan stretch)
    {
        RedisKey key = string.Create(CultureInfo.InvariantCulture, $"prevent:{what}:{number}");
        await database.StringSetAsync(key, RandomNumberGenerator.GetBytes(32), stretch, when: When.NotExists);
        var salt = (byte[]?)await database.StringGetAsync(key) ?? throw new InvalidOperationException("Redis has lost the salt that it was just given.");
        _salts[what] = (number, salt);
        return salt;
    }

    private async Task<ConnectionMultiplexer> OpenAsync()
    {
        if (_redis is { } open)
        {
            return open;
        }

        await _opening.WaitAsync();
        try
        {
            return _redis ??= await ConnectAsync();
        }
        finally
        {
            _opening.Release();
        }
    }

    private async Task<ConnectionMultiplexer> ConnectAsync()
    {
        var redis = await ConnectionMultiplexer.ConnectAsync(options.Parsed);
        try
        {
            await RequireForgettingAsync(redis);
            return redis;
        }
        catch
        {
            await redis.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where people came from must not reach a disk, hashed or not.</summary>
    private async Task RequireForgettingAsync(ConnectionMultiplexer redis)
    {
        var database = redis.GetDatabase();
        try
        {
            var (saves, appends) = (await SettingAsync(database, "save"), await SettingAsync(database, "appendonly"));
            if (saves.Length > 0 || appends == "yes")
            {
                throw new InvalidOperationException("This Redis writes to disk. Start one for the counts with --save '' --appendonly no; until then each host counts for itself.");
            }
        }
        catch (RedisServerException refused)
        {
            // Where Redis is rented, its settings may be hidden.
            LogCannotTell(refused);
        }
    }

    private static async Task<string> SettingAsync(IDatabase database, string name) => (string?)((RedisResult[]?)await database.ExecuteAsync("CONFIG", "GET", name))?[1] ?? "";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis cannot be used (Redis:Connection); this host counts for itself and tries again in half a minute.")]
    private partial void LogAway(Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis does not say whether it writes to disk. Make sure that it does not: the counts are of where people came from.")]
    private partial void LogCannotTell(Exception fault);
}
