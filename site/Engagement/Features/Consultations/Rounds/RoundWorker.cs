using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.Consultations.Keeping;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Consultations.Rounds;

/// <summary>Closes the months of “Was this page useful?”, and destroys what was kept long enough, while the host runs.</summary>
public sealed partial class RoundWorker(
    PageRounds rounds, AnswerEraser eraser, [FromKeyedServices(PeopleStore.Name)] StoreDatabase database, TimeProvider time, ILogger<RoundWorker> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Months are what counts here.</summary>
    public static readonly TimeSpan BetweenErasures = TimeSpan.FromHours(1);

    private DateTimeOffset _nextErasure;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                // Asked in plain SQL, so that nothing is loaded on the days on which there is nothing to close.
                var month = PageUseful.RoundOf(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
                if (await database.AnyAsync("Rounds", "\"Door\" = 'page' AND \"State\" <> 'Closed' AND \"Name\" < @month", stoppingToken, ("@month", month)))
                {
                    await rounds.CloseDueAsync(stoppingToken);
                }

                await EraseAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        }
    }

    private async Task EraseAsync(CancellationToken cancel)
    {
        if (time.GetUtcNow() >= _nextErasure)
        {
            await eraser.EraseDueAsync(cancel);
            _nextErasure = time.GetUtcNow() + BetweenErasures;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Rounds could not be looked after; it is tried again.")]
    private partial void LogFailed(Exception fault);
}
