using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreventPublic.Cms.Published;

namespace PreventPublic.Cms.Features.Search.Index;

/// <summary>Indexes after every publication that this node takes up, and looks now and then whether a new day has brought news.</summary>
public sealed partial class SearchFollower(SearchIndexer indexer, Publisher publisher, TimeProvider time, ILogger<SearchFollower> log) : BackgroundService
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);
    private readonly SemaphoreSlim _published = new(1, int.MaxValue);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        publisher.Swapped += Wake;
        try
        {
            var published = _published.WaitAsync(stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                await Task.WhenAny(published, Task.Delay(LookAgain, time, stoppingToken));
                published = published.IsCompletedSuccessfully ? _published.WaitAsync(stoppingToken) : published;
                await FollowAsync(stoppingToken);
            }
        }
        finally
        {
            publisher.Swapped -= Wake;
        }
    }

    public override void Dispose()
    {
        _published.Dispose();
        base.Dispose();
    }

    private void Wake(PublishedContent old, PublishedContent now) => _published.Release();

    private async Task FollowAsync(CancellationToken cancel)
    {
        try
        {
            await Task.Run(() => indexer.FollowAsync(rebuild: false, progress: null, cancel), cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogBehind(fault);
            await Task.Delay(TryAgain, time, cancel);
            _published.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index could not follow the last publication; it is tried again. Until then the search finds what was published before.")]
    private partial void LogBehind(Exception fault);
}
