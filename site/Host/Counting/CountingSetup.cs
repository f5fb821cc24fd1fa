using Microsoft.Extensions.Options;
using PreventPublic.Core.Counting;

namespace PreventPublic.Host.Counting;

/// <summary>Adds counting for limits: in memory, or in the Redis that several hosts share.</summary>
public static class CountingSetup
{
    public static IServiceCollection AddCounting(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[$"{RedisOptions.Section}:{nameof(RedisOptions.Connection)}"]))
        {
            return services.AddSingleton<IShortCounts, MemoryCounts>();
        }

        services.AddOptions<RedisOptions>().BindConfiguration(RedisOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton(all => all.GetRequiredService<IOptions<RedisOptions>>().Value).AddSingleton<IShortCounts, RedisCounts>();
    }
}
