using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PreventPublic.Engagement.Features.Consultations.Box;

namespace PreventPublic.Engagement.Features.Consultations.Rounds;

/// <summary>Closings that are going on in this host. The key lives here, in memory, until the box is open.</summary>
public sealed partial class ClosingDesk(Closing closing, ILogger<ClosingDesk> log)
{
    /// <summary>Most boxes are open before anybody has to look twice.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private sealed class Watch(ConcurrentDictionary<Guid, BoxProgress> running, Guid round) : IProgress<BoxProgress>
    {
        public void Report(BoxProgress value) => running[round] = value;
    }

    private readonly ConcurrentDictionary<Guid, BoxProgress> _running = new();
    private readonly ConcurrentDictionary<Guid, string> _faults = new();

    /// <returns>Null when nothing is going on.</returns>
    public BoxProgress? ProgressOf(Guid round) => _running.GetValueOrDefault(round);

    /// <summary>Why the last attempt failed.</summary>
    public string? FaultOf(Guid round) => _faults.GetValueOrDefault(round);

    /// <summary>Begins, and waits a moment for the end. A closing that goes on already is left to itself.</summary>
    public async Task BeginAsync(Guid round, BoxOpener opener, Closer by)
    {
        if (!_running.TryAdd(round, new BoxProgress(0, 0)))
        {
            opener.Dispose();
            return;
        }

        _faults.TryRemove(round, out _);
        await Task.WhenAny(Task.Run(() => RunAsync(round, opener, by)), Task.Delay(Patience));
    }

    private async Task RunAsync(Guid round, BoxOpener opener, Closer by)
    {
        try
        {
            using (opener)
            {
                await closing.CloseAsync(round, opener, by, new Watch(_running, round), CancellationToken.None);
            }
        }
        catch (Exception fault)
        {
            LogFailed(fault);
            _faults[round] = "The box could not be opened to the end. Nothing is lost: give the key file again.";
        }
        finally
        {
            _running.TryRemove(round, out _);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round could not be closed; its answers are still sealed, or all written. It can be tried again.")]
    private partial void LogFailed(Exception fault);
}
