using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PreventPublic.Engagement.Mail;

/// <summary>Forgets mails in the folder on time, while the host runs.</summary>
public sealed partial class MailFolderWorker(MailFolder folder, TimeProvider time, ILogger<MailFolderWorker> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await folder.EraseDueAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Old mails in the folder could not be deleted; it is tried again.")]
    private partial void LogFailed(Exception fault);
}
