using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PreventPublic.Host.Counting;
using PreventPublic.Testing;
using StackExchange.Redis;
using Xunit;

namespace PreventPublic.Tests.Safety;

/// <summary>Several hosts count together in Redis, and nobody who reads it learns where people came from.</summary>
public sealed class LimitsAreShared
{
    private const string Asked = "/api/v1/events?limit=1";
    private const int Most = 10;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_hosts_count_together_with_Redis_and_each_for_itself_without(bool shared)
    {
        await using var redis = await RedisServer.StartAsync();
        using var content = new TestContent();
        await using var one = await SiteFixture.NewAsync(Engine.Sqlite, content.Folder);
        Settle(one, shared ? redis : null);
        _ = one.Services;
        await using var other = one.Beside();
        Settle(other, shared ? redis : null);
        for (var time = 0; time < Most; time++)
        {
            Assert.Equal(HttpStatusCode.OK, (await (time < 6 ? one : other).On().GetAsync(Asked)).StatusCode);
        }

        Assert.Equal(shared ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK, (await other.On().GetAsync(Asked)).StatusCode);

        // A new minute forgets.
        one.Clock.Advance(Minute);
        Assert.Equal(HttpStatusCode.OK, (await other.On().GetAsync(Asked)).StatusCode);
    }

    [Fact]
    public async Task Nothing_in_Redis_names_anybody_and_all_of_it_ends_with_its_minute()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var counts = CountsIn(redis);
        Assert.Equal(1, await counts.CountAsync("forms", "203.0.113.7", Minute));
        Assert.Equal(2, await counts.CountAsync("forms", "203.0.113.7", Minute));
        Assert.Equal(1, await counts.CountAsync("forms", "203.0.113.8", Minute));
        Assert.Equal((2, 0), (await counts.LookAsync("forms", "203.0.113.7", Minute), await counts.LookAsync("forms", "203.0.113.9", Minute)));
        Assert.Equal(2, await counts.LookAsync("forms", "203.0.113.7", Minute));
        await using var reader = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{redis.Port}");
        var keys = reader.GetServer($"127.0.0.1:{redis.Port}").Keys().ToList();
        Assert.Equal(3, keys.Count);
        Assert.DoesNotContain(keys, key => key.ToString().Contains("203", StringComparison.Ordinal) && key.ToString().Contains("113", StringComparison.Ordinal));
        foreach (var key in keys)
        {
            Assert.InRange((await reader.GetDatabase().KeyTimeToLiveAsync(key))!.Value, TimeSpan.FromSeconds(1), Minute);
        }
    }

    [Fact]
    public async Task While_Redis_is_away_each_host_counts_for_itself()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var counts = CountsIn(redis);
        Assert.Equal(1, await counts.CountAsync("forms", "a", Minute));
        redis.Kill();
        Assert.Equal(1, await counts.CountAsync("forms", "a", Minute));
        Assert.Equal(2, await counts.CountAsync("forms", "a", Minute));
    }

    [Fact]
    public async Task A_Redis_that_writes_to_disk_is_not_used()
    {
        await using var redis = await RedisServer.StartAsync(persists: true);
        await using var counts = CountsIn(redis);
        Assert.Equal(1, await counts.CountAsync("forms", "a", Minute));
        Assert.Equal(2, await counts.CountAsync("forms", "a", Minute));
        await using var reader = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{redis.Port}");
        Assert.Empty(reader.GetServer($"127.0.0.1:{redis.Port}").Keys());
    }

    private static void Settle(SiteFixture fixture, RedisServer? redis)
    {
        fixture.Settings["Api:RequestsPerMinute"] = $"{Most}";
        fixture.Settings["Redis:Connection"] = redis is null ? "" : $"127.0.0.1:{redis.Port}";
    }

    private static RedisCounts CountsIn(RedisServer redis) =>
        new(new RedisOptions { Connection = $"127.0.0.1:{redis.Port}" }, new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)), NullLogger<RedisCounts>.Instance);
}
