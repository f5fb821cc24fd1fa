using System.Diagnostics;
using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Pages;

/// <summary>A site of 20,000 pages against one of 100: import, speed, memory.</summary>
public static class BigSite
{
    private const int Many = 20_000;
    private const int Few = 100;
    private const int Rounds = 6;
    private const int RoomForAll = 256;
    private const int Room = 32;

    /// <summary>What rendering takes at any size: code compiled on first use, and the garbage of pages in the making.</summary>
    private const int Working = 50;

    private static readonly TimeSpan Each = TimeSpan.FromSeconds(4);
    private static readonly Visitor Visitor = new(MadeUpSite.Host);

    public static async Task MeasureAsync(PublishedHost host, Scratch scratch, Figures figures, CancellationToken cancel)
    {
        Progress.Say($"a site of {Many} pages against one of {Few}");
        var (few, many) = (scratch.In("few-content"), scratch.In("many-content"));
        MadeUpSite.Write(few, Few);
        MadeUpSite.Write(many, Many);
        var began = Stopwatch.GetTimestamp();
        await host.CommandAsync(scratch.In("many"), many, cancel, "content", "import");
        figures.Add($"import of {Many} pages, the command as a whole", Directory.GetFiles(many, "*", SearchOption.AllDirectories).Length / Stopwatch.GetElapsedTime(began).TotalSeconds, "files/s", Target.AtLeast(1000));

        await SpeedAsync(host, scratch, few, many, figures, cancel);
        await MemoryAsync(host, scratch, many, figures, cancel);
    }

    private static async Task SpeedAsync(PublishedHost host, Scratch scratch, string few, string many, Figures figures, CancellationToken cancel)
    {
        await using var small = await host.StartAsync(scratch.In("few"), few, "/", Visitor.Headers, cancel, RoomForAll);
        await using var big = await host.StartAsync(scratch.In("many"), many, "/", Visitor.Headers, cancel, RoomForAll);
        figures.Add($"cold start to first 200 with {Many} pages", big.StartedIn.TotalSeconds, "s");
        await Visitor.ReadAsync(small, MadeUpSite.Addresses(Few), cancel);
        await Visitor.ReadAsync(big, MadeUpSite.Addresses(Many), cancel);
        var hundred = new Contender(small, [.. MadeUpSite.Addresses(Few)], Visitor.Headers);
        var all = await Pair.MeasureAsync(new Contender(big, [.. MadeUpSite.Addresses(Many)], Visitor.Headers), hundred, Rounds, Each, cancel);
        figures.Add($"{Many} pages vs {Few}, every page read in turn, requests/s", all.Ratio(side => side.Load.RequestsPerSecond), "ratio", Target.AtLeast(0.9));
        figures.Add($"{Many} pages vs {Few}, every page read in turn, CPU per request", all.Ratio(side => side.CpuMicrosecondsPerRequest), "ratio");
        var same = await Pair.MeasureAsync(new Contender(big, hundred.Paths, Visitor.Headers), hundred, Rounds, Each, cancel);
        figures.Add($"{Many} pages vs {Few}, the same {Few} pages read, requests/s", same.Ratio(side => side.Load.RequestsPerSecond), "ratio", Target.AtLeast(0.9));
        figures.Add($"resident memory with {Many} finished pages and room for all", big.ResidentMegabytes, "MB");
    }

    private static async Task MemoryAsync(PublishedHost host, Scratch scratch, string many, Figures figures, CancellationToken cancel)
    {
        await using var server = await host.StartAsync(scratch.In("many"), many, "/", Visitor.Headers, cancel, Room);
        var start = server.ResidentMegabytes;
        await Visitor.ReadAsync(server, MadeUpSite.Addresses(Many), cancel);
        figures.Add($"resident memory with {Many} pages, Pages:CacheMegabytes={Room}, after the start", start, "MB");
        figures.Add($"growth while all {Many} pages are read, Pages:CacheMegabytes={Room}", server.ResidentMegabytes - start, "MB", Target.AtMost(Room + Working));
    }
}
