using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.EventPlans;
using PreventPublic.Engagement.Features.Training.Renewing;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Training;

/// <summary>Writes training records, reminds of renewals, and forgets them and event plans on time, while the host runs.</summary>
public sealed partial class TrainingWorker(
    TrainingRecorder recorder, RenewalReminders reminders, TrainingEraser eraser, EventPlanShelf plans, [FromKeyedServices(PeopleStore.Name)] StoreDatabase database, TimeProvider time, ILogger<TrainingWorker> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        if (await database.AnyAsync("Arrivals", "\"RecordedAt\" IS NULL", cancel))
        {
            await recorder.RecordDueAsync(cancel);
        }

        if (await database.AnyAsync(TrainingTables.Records, "\"RemindedAt\" IS NULL AND \"RenewOn\" IS NOT NULL", cancel))
        {
            await reminders.RemindDueAsync(cancel);
        }

        if (await database.AnyAsync(TrainingTables.Records, "\"EraseAt\" <= @now", cancel, ("@now", time.GetUtcNow().UtcDateTime)))
        {
            await eraser.EraseDueAsync(cancel);
        }

        if (await database.AnyAsync(EventPlanTables.Plans, "\"EraseAt\" <= @now", cancel, ("@now", time.GetUtcNow().UtcDateTime)))
        {
            await plans.EraseDueAsync(cancel);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Training records could not be looked after; it is tried again.")]
    private partial void LogFailed(Exception fault);
}
