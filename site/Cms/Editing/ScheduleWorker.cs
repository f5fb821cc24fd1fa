using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PreventPublic.Cms.Editing;

/// <summary>Looks every second for what is planned for now.</summary>
public sealed partial class ScheduleWorker(Schedules schedules, TimeProvider time, ILogger<ScheduleWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await schedules.RunDueAsync(stoppingToken);
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
