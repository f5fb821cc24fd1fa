using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Planning.Keeping;

/// <summary>Looks after the plan while the host runs.</summary>
public sealed partial class PlanWorker(PlanCare care, [FromKeyedServices(PeopleStore.Name)] StoreDatabase database, TimeProvider time, ILogger<PlanWorker> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                // Where nothing is planned, nothing is loaded to look after it.
                if (await database.AnyAsync(PlanTables.Items, "1 = 1", stoppingToken) || await database.AnyAsync(PlanTables.Links, "\"EndedAt\" IS NOT NULL", stoppingToken))
                {
                    await care.RemindAsync(stoppingToken);
                    await care.ForgetAsync(stoppingToken);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The plan could not be looked after; it is tried again.")]
    private partial void LogFailed(Exception fault);
}
