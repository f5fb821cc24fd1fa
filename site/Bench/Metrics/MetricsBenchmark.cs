using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PreventPublic.Bench.Loading;
using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Pages;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Metrics;

/// <summary>What Measure costs: its screens after five years of facts, few and many, and the counting of a page that is read.</summary>
public static class MetricsBenchmark
{
    private const int Few = 10_000;
    private const int Many = 1_000_000;
    private const string Path = "/worried";
    private const int Rounds = 8;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(4);

    public static async Task RunAsync(Figures figures, CancellationToken cancel)
    {
        using var scratch = new Scratch();
        var host = await PublishedHost.PublishAsync(scratch, cancel);
        var few = await TimesAsync(host, scratch, Few, cancel);
        var many = await TimesAsync(host, scratch, Many, cancel);
        figures.Add($"dashboard, {Many} counters of 5 years", many.Dashboard, "ms", Target.AtMost(50));
        figures.Add($"month's report with its Word file, {Many} counters", many.Monthly, "ms", Target.AtMost(1000));
        figures.Add($"year's report with its Word file, {Many} counters", many.Yearly, "ms", Target.AtMost(1000));
        figures.Add($"dashboard, {Many} counters vs {Few}", many.Dashboard / few.Dashboard, "ratio", Target.AtMost(1.5));
        figures.Add($"month's report, {Many} counters vs {Few}", many.Monthly / few.Monthly, "ratio", Target.AtMost(1.5));
        await CountingAsync(host, scratch, figures, cancel);
    }

    private static async Task<(double Dashboard, double Monthly, double Yearly)> TimesAsync(PublishedHost host, Scratch scratch, int facts, CancellationToken cancel)
    {
        var data = scratch.In($"facts-{facts}");
        Progress.Say($"five years with {facts} counters");
        var began = Stopwatch.GetTimestamp();
        await host.CommandAsync(data, Checkout.Content, cancel, "demo", "seed", "--facts", facts.ToString(CultureInfo.InvariantCulture));
        Progress.Say($"made in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        using var times = JsonDocument.Parse(await host.CommandAsync(data, Checkout.Content, cancel, "demo", "time", "--json"));
        double Of(string name) => times.RootElement.GetProperty(name).GetDouble();
        return (Of("dashboard"), Of("monthly"), Of("yearly"));
    }

    /// <summary>The same page, asked for by a reader, which counts, and by nobody who says what they are, which does not.</summary>
    private static async Task CountingAsync(PublishedHost host, Scratch scratch, Figures figures, CancellationToken cancel)
    {
        Progress.Say("a page that is counted against one that is not");
        const string reader = "Mozilla/5.0 (Linux; Android 9; SM-A105F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36";
        Dictionary<string, string> Headers(string name) => new(Visitor.Thurrock.Headers) { [name] = reader };

        // The same bytes under a name that says nothing: they are read, and nothing is counted.
        var (counted, uncounted) = (Headers("User-Agent"), Headers("X-User-Agent"));
        await using var one = await host.StartAsync(scratch.In("counted"), Checkout.Content, Path, counted, cancel);
        await using var other = await host.StartAsync(scratch.In("uncounted"), Checkout.Content, Path, uncounted, cancel);
        var pair = await Pair.MeasureAsync(new Contender(one, [Path], counted), new Contender(other, [Path], uncounted), Rounds, Each, cancel);
        figures.Add("a page that is counted vs one that is not, CPU per request", pair.Ratio(side => side.CpuMicrosecondsPerRequest), "ratio", Target.AtMost(1.05));
        figures.Add("a page that is counted vs one that is not, requests/s", pair.Ratio(side => side.Load.RequestsPerSecond), "ratio", Target.AtLeast(0.95));
    }
}
