using System.Diagnostics;

namespace PreventPublic.Cms.Features.Search.Index;

/// <summary>Keeps long work in the background from taking the processor from readers: after the first few steps it rests three times as long as it works.</summary>
/// <param name="gentle">Whether it rests at all.</param>
internal sealed class Pace(bool gentle)
{
    /// <summary>What one entry in all its languages may bring, done without a rest.</summary>
    private const int AtOnce = 20;

    private int _steps;
    private long _began;

    public void Begin() => _began = Stopwatch.GetTimestamp();

    /// <summary>Ends a step.</summary>
    public Task RestAsync(CancellationToken cancel) =>
        gentle && ++_steps > AtOnce ? Task.Delay(3 * Stopwatch.GetElapsedTime(_began), cancel) : Task.CompletedTask;
}
