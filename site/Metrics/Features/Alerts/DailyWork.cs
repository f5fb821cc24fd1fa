using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreventPublic.Core.Stores;
using PreventPublic.Metrics.Facts;
using PreventPublic.Metrics.Features.Closing;
using PreventPublic.Metrics.Store;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Alerts;

/// <summary>
/// Looks every hour at how things stand; and once a day, for a council that uses Measure, corrects what came late and writes
/// to those who keep the figures. Of several hosts, one does it.
/// </summary>
public sealed partial class DailyWork(
    StrategyShelf shelf, GaugeTable gauges, FactTable facts, LateFacts late, Digest digest, IServiceProvider services,
    [FromKeyedServices(MetricsStore.Name)] StoreDatabase database, TimeProvider time, ILogger<DailyWork> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>A start is busy enough.</summary>
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(3);

    /// <summary>Everything that is due now, for every site.</summary>
    public async Task DoAsync(CancellationToken cancel)
    {
        foreach (var site in shelf.Sites)
        {
            var (today, now) = (site.Clock.Today, time.GetUtcNow().UtcDateTime);
            await gauges.LookAsync(site.Id, today, cancel);
            if (await gauges.BeginDayAsync(site.Id, today, now, cancel) && await IsInUseAsync(site.Id, cancel))
            {
                await DoDailyAsync(site, today, now, cancel);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstAfter, time, stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await DoAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Asked in plain SQL: where nobody uses Measure, nothing is loaded for it.</summary>
    private async Task<bool> IsInUseAsync(string site, CancellationToken cancel) =>
        await database.AnyAsync("Editions", "\"Site\" = @site", cancel, ("@site", site))
        || await database.AnyAsync("Actions", "\"Site\" = @site", cancel, ("@site", site))
        || await database.AnyAsync("Measurements", "\"Site\" = @site", cancel, ("@site", site));

    private async Task DoDailyAsync(CouncilSite site, DateOnly today, DateTime now, CancellationToken cancel)
    {
        await facts.ForgetAsync(DateOnly.FromDateTime(now).AddDays(-TakenFact.KeepDays), cancel);
        await using var store = await services.GetRequiredService<IDbContextFactory<MetricsStore>>().CreateDbContextAsync(cancel);
        await late.CorrectAsync(store, site.Id, today, now, cancel);
        await store.SaveChangesAsync(cancel);
        await digest.PostAsync(store, site, today, now, cancel);
        await store.SaveChangesAsync(cancel);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The daily work on figures could not be done; it is tried again.")]
    private partial void LogFailed(Exception fault);
}
