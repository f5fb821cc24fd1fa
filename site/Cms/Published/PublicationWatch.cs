using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PreventPublic.Cms.Published;

/// <summary>Looks for publications by other nodes and by the command line, often enough to show them within a second.</summary>
public sealed partial class PublicationWatch(Publisher publisher, TimeProvider time, ILogger<PublicationWatch> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await publisher.RefreshAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // What is published stays as it is; the next look may find the store again.
                LogStoreOutOfReach(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The content store could not be read; readers go on seeing the last publication.")]
    private partial void LogStoreOutOfReach(Exception fault);
}
