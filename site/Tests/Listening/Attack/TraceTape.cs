using System.Diagnostics;

namespace PreventPublic.Tests.Listening.Attack;

/// <summary>Writes every trace of the process onto the tape of log lines: requests, database commands and whatever else can be listened to, with all its tags.</summary>
public sealed class TraceTape : IDisposable
{
    private readonly ActivityListener _listener;

    public TraceTape(LogTape tape)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = trace => tape.Write($"{trace.Source.Name} {trace.OperationName} {trace.DisplayName} {trace.StartTimeUtc:O} {trace.Duration} {string.Join(' ', trace.TagObjects.Concat(trace.Events.SelectMany(one => one.Tags)).Concat(trace.Baggage.Select(one => KeyValuePair.Create(one.Key, (object?)one.Value))))}"),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();
}
