using System.Net;
using PreventPublic.Core.Counting;

namespace PreventPublic.Cms.Features.Api.Limits;

/// <summary>How many more answers a client may ask for, and in how many seconds it may ask for all of them again.</summary>
public readonly record struct Allowance(bool Allowed, int Remaining, int ResetSeconds);

/// <summary>Counts requests by network for a minute; see <see cref="IShortCounts"/> for what is remembered of it.</summary>
public sealed class ApiLimits(ApiOptions options, IShortCounts counts, TimeProvider time)
{
    private const int Window = 60;

    public string Policy { get; } = $"\"default\";q={options.RequestsPerMinute};w={Window}";

    public async ValueTask<Allowance> CountAsync(IPAddress? address)
    {
        var reset = (int)(Window - time.GetUtcNow().ToUnixTimeSeconds() % Window);
        var count = await counts.CountAsync("api", Network.Of(address), TimeSpan.FromSeconds(Window));
        return new Allowance(count <= options.RequestsPerMinute, Math.Max(0, options.RequestsPerMinute - count), reset);
    }
}
