using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Web;
using PreventPublic.Metrics.Facts;
using PreventPublic.Metrics.Features.Alerts;
using PreventPublic.Metrics.Features.Closing;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics;

/// <summary>Adds Measure. The host gives it the metrics store, a <c>WordBook</c> and the ports <c>IStrategySource</c>, <c>IGaugeSource</c>, <c>IFigureKeepers</c>.</summary>
public static class MetricsModule
{
    public static IServiceCollection AddMeasuring(this IServiceCollection services)
    {
        services.AddSingleton<FactTable>();
        services.AddSingleton<GaugeTable>();
        services.AddSingleton<IDelivery, FactDelivery>();
        services.AddSingleton<FactBuffer>().AddSingleton<IFactRecorder>(all => all.GetRequiredService<FactBuffer>());
        services.AddSingleton<StrategyShelf>();
        services.AddSingleton<LateFacts>();
        services.AddSingleton<AlertFinder>();
        services.AddSingleton<Digest>();
        services.AddSingleton<DailyWork>();
        services.AddSingleton(new ManageSection("Measure", "/figures", Permissions.FiguresRead, 40));
        return services;
    }
}
