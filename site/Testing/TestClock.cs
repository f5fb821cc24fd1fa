using Microsoft.Extensions.Time.Testing;

namespace PreventPublic.Testing;

/// <summary>A clock that tests set. A timer that repeats fires once for each move, as one would that slept through it, and not once for every period in it.</summary>
public sealed class TestClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero
            ? base.CreateTimer(callback, state, dueTime, period)
            : new Repeating(this, callback, state, dueTime, period);

    private ITimer Once(TimerCallback callback, TimeSpan dueTime) => base.CreateTimer(callback, null, dueTime, Timeout.InfiniteTimeSpan);

    private sealed class Repeating : ITimer
    {
        private readonly ITimer _once;
        private TimeSpan _period;

        public Repeating(TestClock clock, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            _once = clock.Once(_ => Fire(callback, state), Timeout.InfiniteTimeSpan);
            _once.Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            return _once.Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public void Dispose() => _once.Dispose();

        public ValueTask DisposeAsync() => _once.DisposeAsync();

        private void Fire(TimerCallback callback, object? state)
        {
            _once.Change(_period, Timeout.InfiniteTimeSpan);
            callback(state);
        }
    }
}
