using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Pages;

/// <summary>
/// The first reader of a page after a publication: rendered, packed and sent. Measured from outside, so the time on the way
/// (loopback, the client's own work) is in it too.
/// </summary>
public static class FirstRender
{
    private const int Publications = 6;

    public static async Task MeasureAsync(PublishedHost host, Scratch scratch, Figures figures, CancellationToken cancel)
    {
        Progress.Say("first renders after a publication");
        var (data, content, visitor) = (scratch.In("render"), scratch.In("render-content"), Visitor.Thurrock);
        Copy(Checkout.Content, content);
        await using var server = await host.StartAsync(data, content, "/", visitor.Headers, cancel);
        var addresses = await visitor.AddressesAsync(server, cancel);
        await visitor.ReadAsync(server, addresses, cancel);
        IReadOnlyList<double> times = [];
        for (var publication = 0; publication < Publications; publication++)
        {
            // A changed site file makes every page of the site new.
            await File.AppendAllTextAsync(Path.Combine(content, "thurrock", "site.md"), "\n", cancel);
            await host.CommandAsync(data, content, cancel, "content", "import");
            await Task.Delay(TimeSpan.FromSeconds(1.5), cancel);
            times = await visitor.ReadAsync(server, addresses, cancel);
        }

        figures.Add("first render after a publication, p50", Median.Of(times), "ms", Target.AtMost(3));
        figures.Add("first render after a publication, p99", Median.Quantile(times, 0.99), "ms");
        figures.Add("finished page, p50, for comparison", Median.Of(await visitor.ReadAsync(server, addresses, cancel)), "ms");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
