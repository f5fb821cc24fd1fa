using System.Diagnostics;
using PreventPublic.Core.Outbox;

namespace PreventPublic.Host.Delivery;

/// <summary>Lets what people wait for go first, for a while: whatever presses, deliveries are never stopped altogether.</summary>
public sealed class GivingWay(IEnumerable<IUrgentWork> urgent)
{
    /// <summary>Far less than a lease, so that nobody else takes what is in hand.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Begins a batch of deliveries.</summary>
    public Batch Begin() => new([.. urgent], Longest);

    /// <summary>One batch.</summary>
    /// <param name="longest">It waits no longer than this in all.</param>
    public sealed class Batch(IReadOnlyList<IUrgentWork> urgent, TimeSpan longest)
    {
        private TimeSpan _waited;

        public async Task WaitAsync(CancellationToken cancel)
        {
            while (_waited < longest && urgent.Any(work => work.IsPressing))
            {
                var began = Stopwatch.GetTimestamp();
                await Task.Delay(Look, cancel);
                _waited += Stopwatch.GetElapsedTime(began);
            }
        }
    }
}
