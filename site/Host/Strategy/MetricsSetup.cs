using PreventPublic.Cms.Check;
using PreventPublic.Metrics;
using PreventPublic.Metrics.Facts;

namespace PreventPublic.Host.Strategy;

/// <summary>Joins Measure to the content, the pages and the staff it measures.</summary>
public static class MetricsSetup
{
    public static IServiceCollection AddMeasure(this IServiceCollection services)
    {
        services.AddSingleton<IStrategySource, StrategySource>();
        services.AddSingleton<IContentRule, StrategyRule>();
        services.AddSingleton<IGaugeSource, StateOfContent>();
        services.AddSingleton<IFactSource, PageCounts>();
        services.AddSingleton<IFigureKeepers, FigureKeepers>();
        services.AddSingleton<IReportPrinter, ReportPrinter>();
        return services.AddMeasuring();
    }
}
