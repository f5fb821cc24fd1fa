using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Press;

/// <summary>Reminds of replies and deletes old lines while the host runs. What came due while it was off is told when it starts.</summary>
public sealed partial class PressWorker(
    PressReminders reminders, PressEraser eraser, [FromKeyedServices(PeopleStore.Name)] StoreDatabase database, TimeProvider time, ILogger<PressWorker> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await database.AnyAsync(PressTables.Enquiries, "\"RemindAt\" <= @now", stoppingToken, ("@now", time.GetUtcNow().UtcDateTime)))
                {
                    await reminders.RemindDueAsync(stoppingToken);
                }

                await eraser.EraseDueAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The press log could not be looked after; it is tried again.")]
    private partial void LogFailed(Exception fault);
}
