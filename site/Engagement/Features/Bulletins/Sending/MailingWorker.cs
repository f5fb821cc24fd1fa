using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.Bulletins.Bounces;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Bulletins.Sending;

/// <summary>Sends mailings while the host runs, and forgets who was sent what, and requests that nobody confirmed.</summary>
public sealed partial class MailingWorker(
    MailingRun run, RecipientEraser recipients, SubscriberEraser eraser, BounceFolder bounces, BounceMailbox mailbox, [FromKeyedServices(PeopleStore.Name)] StoreDatabase database, TimeProvider time, ILogger<MailingWorker> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await database.AnyAsync(MailingTables.Mailings, $"\"State\" IN ('{MailingStates.Due}', '{MailingStates.Sending}') AND \"DueAt\" <= @now", stoppingToken, ("@now", time.GetUtcNow().UtcDateTime)))
                {
                    await run.PassAsync(stoppingToken);
                }

                await bounces.TakeAsync(stoppingToken);
                await mailbox.LookAsync(stoppingToken);
                if (await recipients.IsDueAsync(stoppingToken))
                {
                    await recipients.EraseDueAsync(stoppingToken);
                }

                var before = time.GetUtcNow().UtcDateTime - Subscriber.ConfirmWithin;
                if (await database.AnyAsync(MailingTables.Subscribers, "\"ConfirmedAt\" IS NULL AND \"CreatedAt\" <= @before", stoppingToken, ("@before", before)))
                {
                    await eraser.EraseUnconfirmedAsync(stoppingToken);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Mailings could not be looked after; it is tried again.")]
    private partial void LogFailed(Exception fault);
}
