using PreventPublic.Bench;
using PreventPublic.Bench.Api;
using PreventPublic.Bench.Bulletins;
using PreventPublic.Bench.Consultations;
using PreventPublic.Bench.Decide;
using PreventPublic.Bench.Loading;
using PreventPublic.Bench.Manage;
using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Metrics;
using PreventPublic.Bench.Pages;
using PreventPublic.Bench.Processes;
using PreventPublic.Bench.Registrations;

const int measured = 0;
const int couldNotMeasure = 2;

// A benchmark is a name here and one class.
var benchmarks = new Dictionary<string, Func<Figures, CancellationToken, Task>>
{
    ["pages"] = PagesBenchmark.RunAsync,
    ["api"] = ApiBenchmark.RunAsync,
    ["metrics"] = MetricsBenchmark.RunAsync,
    ["decide"] = DecideBenchmark.RunAsync,
    ["consultations"] = ConsultationsBenchmark.RunAsync,
    ["manage"] = ManageBenchmark.RunAsync,
    ["bulletins"] = BulletinsBenchmark.RunAsync,
    ["registrations"] = RegistrationsBenchmark.RunAsync,
};

if (args is [BareEndpoint.Verb, var answer, var port])
{
    await BareEndpoint.RunAsync(answer, port);
    return measured;
}

if (args is not [var name] || !benchmarks.TryGetValue(name, out var run))
{
    Console.Error.WriteLine($"usage: dotnet run -c Release --project site/Bench -- {string.Join(" | ", benchmarks.Keys)}");
    return couldNotMeasure;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

try
{
    Progress.Say($"{Environment.ProcessorCount} processors; load by {Load.Tool}");
    await run(new Figures(Console.Out), stop.Token);
    return measured;
}
catch (Exception fault) when (fault is CannotMeasureException or OperationCanceledException or HttpRequestException or IOException)
{
    Console.Error.WriteLine($"Not measured: {fault.Message}");
    return couldNotMeasure;
}
