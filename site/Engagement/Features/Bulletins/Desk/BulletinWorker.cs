using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Desk;

/// <summary>Lets bulletins out on time while the host runs. One that came due while it was off goes out when it starts.</summary>
public sealed partial class BulletinWorker(
    BulletinSchedule schedule, [FromKeyedServices(PeopleStore.Name)] StoreDatabase database, TimeProvider time, ILogger<BulletinWorker> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await database.AnyAsync("Bulletins", $"\"State\" = {(int)BulletinState.Scheduled} AND \"DueAt\" <= @now", stoppingToken, ("@now", time.GetUtcNow().UtcDateTime)))
                {
                    await schedule.LetOutDueAsync(stoppingToken);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Due bulletins could not be let out; it is tried again.")]
    private partial void LogFailed(Exception fault);
}
