using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreventPublic.Metrics.Facts;
using PreventPublic.Metrics.Features.Alerts;
using PreventPublic.Metrics.Store;
using PreventPublic.Testing;
using PreventPublic.Tests.Meeting;

namespace PreventPublic.Tests.Strategy;

/// <summary>A host in which nothing happens by itself.</summary>
public static class Quiet
{
    public static async Task<SiteFixture> StartAsync(Engine engine, string? content = null, DateTimeOffset? now = null)
    {
        var fixture = await SiteFixture.NewAsync(engine, content);
        fixture.Replace = Workers;
        fixture.Clock.SetUtcNow(now ?? fixture.Clock.GetUtcNow());
        _ = fixture.Services;
        return fixture;
    }

    public static void Workers(IServiceCollection services)
    {
        Meet.Quiet(services);
        foreach (var worker in services.Where(service => service.ServiceType == typeof(IHostedService) && IsOurs(service.ImplementationFactory)).ToList())
        {
            services.Remove(worker);
        }
    }

    private static bool IsOurs(Delegate? factory) =>
        factory?.GetType().GenericTypeArguments[1] is { } made && (made == typeof(FactBuffer) || made == typeof(DailyWork));

    public static Task<MetricsStore> StoreAsync(SiteFixture fixture) => fixture.Services.GetRequiredService<IDbContextFactory<MetricsStore>>().CreateDbContextAsync();
}
