using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Events.Keeping;

/// <summary>Looks after sessions, and forgets people on time, while the host runs.</summary>
public sealed partial class CareWorker(
    SessionCare care, PeopleEraser eraser, [FromKeyedServices(PeopleStore.Name)] StoreDatabase database, TimeProvider time, ILogger<CareWorker> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                // Where nobody has registered, nothing is loaded to look after them.
                if (await database.AnyAsync("Sessions", "\"ErasedAt\" IS NULL", stoppingToken))
                {
                    await care.LookAsync(stoppingToken);
                    await eraser.EraseDueAsync(stoppingToken);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Registrations could not be looked after; it is tried again.")]
    private partial void LogFailed(Exception fault);
}
