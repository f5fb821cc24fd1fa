using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreventPublic.Core.Facts;

namespace PreventPublic.Metrics.Facts;

/// <summary>
/// Facts that need not be exact to the last one: added up in memory, written every <see cref="Interval"/>. A crash loses at
/// most what came since, and so does midnight move at most that to the next day.
/// </summary>
public sealed partial class FactBuffer(FactTable table, IEnumerable<IFactSource> sources, TimeProvider time, ILogger<FactBuffer> log) : BackgroundService, IFactRecorder
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>Different counters at a time; what comes beyond is not counted, so that nobody can fill the memory with addresses.</summary>
    public const int MostCounters = 50_000;

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly Lock _adding = new();
    private Dictionary<Fact, long> _counts = [];

    public void Record(Fact fact)
    {
        var key = fact with { Count = 0 };
        lock (_adding)
        {
            if (_counts.TryGetValue(key, out var before) || _counts.Count < MostCounters)
            {
                _counts[key] = before + fact.Count;
            }
        }
    }

    /// <summary>Writes what came since the last time.</summary>
    public async Task FlushAsync(CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            foreach (var fact in sources.SelectMany(source => source.Take()))
            {
                Record(fact);
            }

            var facts = TakeAll().Select(pair => pair.Key with { Count = pair.Value }).Where(fact => fact.Count != 0).ToList();
            if (facts.Count > 0)
            {
                await WriteAsync(facts, cancel);
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public override void Dispose()
    {
        _oneAtATime.Dispose();
        base.Dispose();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryFlushAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryFlushAsync(stoppingToken);
        }
    }

    private Dictionary<Fact, long> TakeAll()
    {
        lock (_adding)
        {
            var all = _counts;
            _counts = [];
            return all;
        }
    }

    /// <summary>What could not be written is kept for the next time.</summary>
    private async Task WriteAsync(List<Fact> facts, CancellationToken cancel)
    {
        try
        {
            await table.AddAsync(facts, cancel);
        }
        catch
        {
            facts.ForEach(Record);
            throw;
        }
    }

    private async Task TryFlushAsync(CancellationToken cancel)
    {
        try
        {
            await FlushAsync(cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogKept(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Counts of page use could not be written; they are kept and tried again.")]
    private partial void LogKept(Exception fault);
}

/// <summary>Counts by itself, where it must be fast, and hands over what it has counted. The host gives one for pages.</summary>
public interface IFactSource
{
    /// <summary>What was counted since the last time, and is counted here no more.</summary>
    IEnumerable<Fact> Take();
}
