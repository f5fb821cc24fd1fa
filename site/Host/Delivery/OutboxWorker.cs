using PreventPublic.Core.Outbox;

namespace PreventPublic.Host.Delivery;

/// <summary>Delivers from the outboxes of all stores while the host runs; several hosts share the work.</summary>
public sealed partial class OutboxWorker(IEnumerable<OutboxSource> sources, OutboxDelivery delivery, TimeProvider time, ILogger<OutboxWorker> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await DeliverAllAsync(stoppingToken);
        }
    }

    /// <summary>Delivers everything that is due now, from every store.</summary>
    public async Task DeliverAllAsync(CancellationToken cancel)
    {
        foreach (var source in sources)
        {
            try
            {
                while (await delivery.DeliverDueAsync(source, cancel) == OutboxDelivery.BatchSize)
                {
                    // There may be more.
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogOutOfReach(source.Name, fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox of the {Store} store could not be read; what waits in it is delivered when it can be.")]
    private partial void LogOutOfReach(string store, Exception fault);
}
