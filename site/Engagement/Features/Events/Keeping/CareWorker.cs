using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PreventPublic.Engagement.Features.Events.Keeping;

/// <summary>Looks after sessions, and forgets people on time, while the host runs.</summary>
public sealed partial class CareWorker(SessionCare care, PeopleEraser eraser, TimeProvider time, ILogger<CareWorker> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await care.LookAsync(stoppingToken);
                await eraser.EraseDueAsync(stoppingToken);
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
