using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PreventPublic.Cms.Editing;

/// <summary>Looks every second for what is planned for now, and every hour for names that are kept no longer.</summary>
public sealed partial class ScheduleWorker(Schedules schedules, OutsideLooks looks, TimeProvider time, ILogger<ScheduleWorker> log) : BackgroundService
{
    private const int TicksBetweenSweeps = 3600;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var ticks = 0;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await schedules.RunDueAsync(stoppingToken);
                if (ticks++ % TicksBetweenSweeps == 0)
                {
                    await looks.ForgetNamesAsync(stoppingToken);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What was planned for now could not be done; it is tried again in a second.")]
    private partial void LogFailed(Exception fault);
}
