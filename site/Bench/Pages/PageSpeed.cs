using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Pages;

/// <summary>A published page against a bare endpoint that gives the same bytes and headers.</summary>
public static class PageSpeed
{
    private const string Path = "/worried";
    private const int Rounds = 8;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(4);

    public static async Task MeasureAsync(PublishedHost host, Scratch scratch, Figures figures, CancellationToken cancel)
    {
        Progress.Say("a published page against a bare endpoint");
        var headers = Visitor.Thurrock.Headers;
        await using var server = await host.StartAsync(scratch.In("speed"), Checkout.Content, Path, headers, cancel);
        await using var bare = await BareEndpoint.StartAsync(scratch, server, Path, headers, cancel);
        var pair = await Pair.MeasureAsync(new Contender(server, [Path], headers), new Contender(bare, [Path], headers), Rounds, Each, cancel);
        figures.Add("page vs bare endpoint, requests/s", pair.Ratio(side => side.Load.RequestsPerSecond), "ratio", Target.AtLeast(0.9));
        figures.Add("page vs bare endpoint, p99", pair.Ratio(side => side.Load.P99), "ratio", Target.AtMost(2));
        figures.Add("page vs bare endpoint, CPU per request", pair.Ratio(side => side.CpuMicrosecondsPerRequest), "ratio");
        figures.Add("page, requests/s", pair.One(side => side.Load.RequestsPerSecond), "1/s");
        figures.Add("bare endpoint, requests/s", pair.Other(side => side.Load.RequestsPerSecond), "1/s");
        figures.Add("page, CPU per request", pair.One(side => side.CpuMicrosecondsPerRequest), "us");
        figures.Add("bare endpoint, CPU per request", pair.Other(side => side.CpuMicrosecondsPerRequest), "us");
    }
}
