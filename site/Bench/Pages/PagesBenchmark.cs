using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Processes;

namespace PreventPublic.Bench.Pages;

/// <summary>What readers wait for: the published pages of the shipped content, and of a far bigger site.</summary>
public static class PagesBenchmark
{
    public static async Task RunAsync(Figures figures, CancellationToken cancel)
    {
        using var scratch = new Scratch();
        var host = await PublishedHost.PublishAsync(scratch, cancel);
        await ColdStart.MeasureAsync(host, scratch, figures, cancel);
        await PageSpeed.MeasureAsync(host, scratch, figures, cancel);
        await FirstRender.MeasureAsync(host, scratch, figures, cancel);
        await Memory.MeasureAsync(host, scratch, figures, cancel);
        await PageWeight.MeasureAsync(host, scratch, figures, cancel);
        await BigSite.MeasureAsync(host, scratch, figures, cancel);
    }
}
