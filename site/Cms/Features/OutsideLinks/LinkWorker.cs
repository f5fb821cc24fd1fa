using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PreventPublic.Cms.Features.OutsideLinks;

/// <summary>Every hour looks at those addresses outside whose turn it is.</summary>
public sealed partial class LinkWorker(LinkRounds rounds, BrokenLinks broken, IOptions<OutsideLinkOptions> options, TimeProvider time, ILogger<LinkWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Look)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        await TryAsync(() => broken.ReadAsync(stoppingToken));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(() => rounds.RunAsync(stoppingToken));
            if (broken.CutOffSince is { } since)
            {
                LogCutOff(since);
            }
        }
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No address outside can be reached since {Since:u}, so links are not judged. If this machine is not to go out, set OutsideLinks:Look to false.")]
    private partial void LogCutOff(DateTime since);

    [LoggerMessage(Level = LogLevel.Error, Message = "The links to elsewhere could not be looked at; they are tried again in an hour.")]
    private partial void LogFailed(Exception fault);
}
