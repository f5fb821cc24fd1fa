using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Pages;

/// <summary>From the start of the process to the first page answered.</summary>
public static class ColdStart
{
    private const int Starts = 5;

    public static async Task MeasureAsync(PublishedHost host, Scratch scratch, Figures figures, CancellationToken cancel)
    {
        Progress.Say("starting, with and without content in the store");
        var first = new List<double>();
        var later = new List<double>();
        for (var start = 0; start < Starts; start++)
        {
            var data = scratch.In($"start-{start}");
            first.Add(await StartAsync(host, data, cancel));
            later.Add(await StartAsync(host, data, cancel));
        }

        figures.Add("cold start to first 200", Median.Of(later), "s", Target.AtMost(1.5));
        figures.Add("very first start, with the import, to first 200", Median.Of(first), "s");
    }

    private static async Task<double> StartAsync(PublishedHost host, string data, CancellationToken cancel)
    {
        await using var server = await host.StartAsync(data, Checkout.Content, "/", Visitor.Thurrock.Headers, cancel);
        return server.StartedIn.TotalSeconds;
    }
}
