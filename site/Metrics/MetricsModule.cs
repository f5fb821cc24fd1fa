using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Web;
using PreventPublic.Metrics.Facts;
using PreventPublic.Metrics.Features.ActionPlan;
using PreventPublic.Metrics.Features.Advice;
using PreventPublic.Metrics.Features.Alerts;
using PreventPublic.Metrics.Features.Benchmark;
using PreventPublic.Metrics.Features.Closing;
using PreventPublic.Metrics.Features.Measurements;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Features.Spreadsheets;
using PreventPublic.Metrics.Features.Strategy;
using PreventPublic.Metrics.Features.Training;
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
        services.AddSingleton<ReportWriter>();
        services.AddSingleton<Closings>();
        services.AddSingleton<Measuring>();
        services.AddSingleton<Mappings>();
        services.AddSingleton<Scoring>();
        services.AddSingleton<ActionBook>();
        services.AddSingleton<TrainingBook>();
        services.AddSingleton<AdviceBook>();
        services.AddSingleton<NarrativeBook>();
        services.AddSingleton<PublicFigures>();
        services.AddSingleton<LateFacts>();
        services.AddSingleton<AlertFinder>();
        services.AddSingleton<Digest>();
        services.AddSingleton<DailyWork>();
        services.AddSingleton<IWaitingWork, WaitingFigures>();
        services.AddSingleton(new ManageSection("Measure", "/figures", Permissions.FiguresRead, 50));
        return services;
    }
}
