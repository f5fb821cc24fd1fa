using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Partners;

/// <summary>Forgets names when their consent ends, while the host runs.</summary>
public sealed partial class PartnerWorker(
    PartnerEraser eraser, [FromKeyedServices(PeopleStore.Name)] StoreDatabase database, TimeProvider time, ILogger<PartnerWorker> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await database.AnyAsync(PartnerTables.Consents, "\"EndsAt\" <= @now", stoppingToken, ("@now", time.GetUtcNow().UtcDateTime)))
                {
                    await eraser.EraseEndedAsync(stoppingToken);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Names whose consent ended could not be erased; it is tried again.")]
    private partial void LogFailed(Exception fault);
}
