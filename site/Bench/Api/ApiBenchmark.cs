using System.Diagnostics;
using System.Text.Json;
using PreventPublic.Bench.Loading;
using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Pages;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Api;

/// <summary>What front ends wait for: cached answers, lists that have to be made, search, and the mirror of a whole site.</summary>
public static class ApiBenchmark
{
    private const int Many = 20_000;
    private const int Asked = 600;
    private const string Cached = "/api/v1/entries?type=page&limit=20";

    private static readonly Visitor Visitor = new(MadeUpSite.Host);
    private static readonly Dictionary<string, string> Unlimited = new() { ["Api__RequestsPerMinute"] = "1000000" };

    public static async Task RunAsync(Figures figures, CancellationToken cancel)
    {
        using var scratch = new Scratch();
        var host = await PublishedHost.PublishAsync(scratch, cancel);
        await CachedAsync(host, scratch, figures, cancel);
        var content = scratch.In("many-content");
        MadeUpSite.Write(content, Many);
        Progress.Say($"importing {Many} pages");
        await host.CommandAsync(scratch.In("many"), content, cancel, "content", "import");
        await RebuildAsync(host, scratch, content, figures, cancel);
        await ManyAsync(host, scratch, content, figures, cancel);
        await ExportAsync(host, scratch, figures, cancel);
    }

    private static async Task CachedAsync(PublishedHost host, Scratch scratch, Figures figures, CancellationToken cancel)
    {
        Progress.Say("a cached answer against a bare endpoint");
        var headers = Visitor.Thurrock.Headers;
        await using var server = await host.StartAsync(scratch.In("cached"), Checkout.Content, Cached, headers, cancel);
        await using var bare = await BareEndpoint.StartAsync(scratch, server, Cached, headers, cancel);
        var pair = await Pair.MeasureAsync(new Contender(server, [Cached], headers), new Contender(bare, [Cached], headers), 8, TimeSpan.FromSeconds(4), cancel);
        figures.Add("cached API answer vs bare endpoint, requests/s", pair.Ratio(side => side.Load.RequestsPerSecond), "ratio", Target.AtLeast(0.9));
        figures.Add("cached API answer vs bare endpoint, CPU per request", pair.Ratio(side => side.CpuMicrosecondsPerRequest), "ratio");
        figures.Add("cached API answer, requests/s", pair.One(side => side.Load.RequestsPerSecond), "1/s");
    }

    private static async Task RebuildAsync(PublishedHost host, Scratch scratch, string content, Figures figures, CancellationToken cancel)
    {
        Progress.Say("making the search index anew");
        var said = await host.CommandAsync(scratch.In("many"), content, cancel, "search", "rebuild", "--json");
        using var report = JsonDocument.Parse(said[said.IndexOf('{', StringComparison.Ordinal)..]);
        figures.Add($"search index of {Many} pages made anew", report.RootElement.GetProperty("seconds").GetDouble(), "s");
        figures.Add($"search index of {Many} pages", report.RootElement.GetProperty("bytes").GetDouble() / 1024 / 1024, "MB");
    }

    private static async Task ManyAsync(PublishedHost host, Scratch scratch, string content, Figures figures, CancellationToken cancel)
    {
        await using var server = await host.StartAsync(scratch.In("many"), content, "/", Visitor.Headers, cancel, more: Unlimited);
        var lists = Enumerable.Range(1, Asked).Select(number => $"/api/v1/entries?type=page&fields=title,address&limit=20&where=title:{Uri.EscapeDataString($"Page {number * 31 % Many} of many")}").ToList();
        var times = await TimesAsync(server, lists, cancel);
        figures.Add($"uncached filtered list over {Many} entries, p50", Median.Of(times), "ms", Target.AtMost(10));
        figures.Add($"uncached filtered list over {Many} entries, p99", Median.Quantile(times, 0.99), "ms");

        var words = new[] { "family event", "council help", "safe place", "young people talk", "famly evnt", "meet support", "read" };
        var searches = Enumerable.Range(1, Asked).Select(number => $"/search?q={Uri.EscapeDataString(number % 2 == 0 ? $"page {number * 31 % Many}" : words[number % words.Length])}").ToList();
        times = await TimesAsync(server, searches, cancel);
        figures.Add($"search over {Many} entries, p50", Median.Of(times), "ms");
        figures.Add($"search over {Many} entries, p99", Median.Quantile(times, 0.99), "ms", Target.AtMost(20));
    }

    private static async Task ExportAsync(PublishedHost host, Scratch scratch, Figures figures, CancellationToken cancel)
    {
        Progress.Say("exporting a site");
        var said = await host.CommandAsync(scratch.In("many"), scratch.In("many-content"), cancel, "site", "export", "--site", "bench", "--json", scratch.In("mirror"));
        using var report = JsonDocument.Parse(said[said.IndexOf('{', StringComparison.Ordinal)..]);
        var pages = report.RootElement.GetProperty("report").GetProperty("pages").GetDouble();
        figures.Add($"export of {pages:0} pages", pages / report.RootElement.GetProperty("seconds").GetDouble(), "pages/s", Target.AtLeast(500));
    }

    /// <summary>One after another, after a first round that compiles what is needed.</summary>
    private static async Task<IReadOnlyList<double>> TimesAsync(ServerProcess server, List<string> addresses, CancellationToken cancel)
    {
        await Visitor.ReadAsync(server, addresses.Take(60), cancel);
        var began = Stopwatch.GetTimestamp();
        var times = await Visitor.ReadAsync(server, addresses.Skip(60), cancel);
        Progress.Say($"{times.Count} requests in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        return times;
    }
}
