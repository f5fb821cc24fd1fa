using PreventPublic.Bench.Measuring;
using PreventPublic.Bench.Pages;
using PreventPublic.Bench.Processes;
using Xunit;

namespace PreventPublic.Tests.Measuring;

public sealed class FigureLines
{
    [Theory]
    [InlineData(new[] { 3.0, 1, 2 }, 2)]
    [InlineData(new[] { 4.0, 1, 2, 3 }, 2.5)]
    [InlineData(new[] { 7.0 }, 7)]
    public void The_median_is_the_middle_in_any_order(double[] values, double median)
    {
        Assert.Equal(median, Median.Of(values));
    }

    [Fact]
    public void A_quantile_lies_between_its_neighbours()
    {
        Assert.Equal(99, Median.Quantile(Enumerable.Range(0, 101).Select(value => (double)value), 0.99));
        Assert.Equal(9.9, Median.Quantile([0, 10], 0.99), 9);
    }

    [Fact]
    public void The_middle_of_nothing_is_an_error()
    {
        Assert.Throws<InvalidOperationException>(() => Median.Of([]));
    }

    [Fact]
    public void A_figure_says_whether_its_target_is_met()
    {
        Assert.Equal("speed\t0.900\tratio\t>= 0.9\tmet", Figures.Line("speed", 0.9, "ratio", Target.AtLeast(0.9)));
        Assert.Equal("memory\t151\tMB\t<= 150\tmissed", Figures.Line("memory", 150.6, "MB", Target.AtMost(150)));
        Assert.Equal("start\t12.3\ts\t-\t-", Figures.Line("start", 12.34, "s", null));
    }

    [Fact]
    public void What_a_page_loads_is_counted_and_what_it_links_to_is_not()
    {
        var loads = PageLoads.Of("""
            <link rel="stylesheet" href="/assets/a.css" integrity="x"><link rel="alternate" hreflang="ur" href="https://thurrock.example/ur">
            <link href="/assets/i.svg" rel="icon"><script type="module" src="/assets/a.js"></script><img alt="" src="/assets/l.svg"><a href="https://elsewhere.example">x</a>
            """);
        Assert.Equal(["/assets/a.css", "/assets/a.js", "/assets/i.svg", "/assets/l.svg"], loads.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_page_that_loads_from_elsewhere_is_refused()
    {
        Assert.Throws<CannotMeasureException>(() => PageLoads.Of("""<script src="https://elsewhere.example/a.js"></script>"""));
    }

    [Fact]
    public void Only_the_runtime_s_settings_are_taken_from_the_image()
    {
        var settings = ImageSettings.Of(["FROM x", "ENV PREVENT_DATA=/data DOTNET_EnableDiagnostics=0 MALLOC_ARENA_MAX=1", "RUN DOTNET_X=1 true"]);
        Assert.Equal(["DOTNET_EnableDiagnostics=0", "MALLOC_ARENA_MAX=1"], settings.Select(one => $"{one.Key}={one.Value}").Order(StringComparer.Ordinal));
    }
}
