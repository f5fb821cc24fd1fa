using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using PreventPublic.Metrics.Features.Closing;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Testing;
using Xunit;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using W = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace PreventPublic.Tests.Strategy;

/// <summary>The Word document says what the report says, its charts too, also to whoever does not see them.</summary>
public sealed class ReportsInWord
{
    private static readonly DateOnly September = new(2026, 9, 1);

    [Fact]
    public async Task A_report_with_charts_is_valid_and_every_chart_has_its_figures_in_it_and_in_words()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite);
        var closed = await ClosedAsync(fixture, [9, 0, 14]);
        using var file = WordprocessingDocument.Open(new MemoryStream(ReportDocx.Of(closed)), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(file, TestContext.Current.CancellationToken).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));

        var main = file.MainDocumentPart!;
        var charts = closed.Report.Figures.Select(figure => figure.TrendChart()).OfType<Core.Charts.Chart>().ToList();
        Assert.NotEmpty(charts);
        var drawn = main.Document!.Descendants<W.Inline>().ToList();
        Assert.Equal(charts.Select(DocxWords), drawn.Select(one => one.DocProperties!.Description!.Value));
        Assert.Equal(drawn.Count, drawn.Select(one => one.DocProperties!.Id!.Value).Distinct().Count());

        var published = charts.Single(chart => chart.Id == "trend-materials-published");
        var part = (ChartPart)main.GetPartById(drawn[charts.IndexOf(published)].Descendants<C.ChartReference>().Single().Id!);
        var line = part.ChartSpace!.Descendants<C.LineChartSeries>().First();
        var points = line.GetFirstChild<C.Values>()!.Descendants<C.NumericPoint>().ToDictionary(point => point.Index!.Value, point => point.NumericValue!.Text);
        Assert.Equal(published.Points.Select((point, at) => (At: (uint)at, point.Value)).Where(point => point.Value is not null).ToDictionary(point => point.At, point => $"{point.Value}"), points);
        Assert.Equal(published.Points.Select(point => point.Label), line.GetFirstChild<C.CategoryAxisData>()!.Descendants<C.StringPoint>().Select(point => point.NumericValue!.Text));
        Assert.Contains(published.Points[^1].Shown, main.Document.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_of_one_month_is_no_line()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite);
        var closed = await ClosedAsync(fixture, [9]);
        Assert.All(closed.Report.Figures.Where(figure => figure.Trend.Count(month => month.Value is not null) < 2), figure => Assert.Null(figure.TrendChart()));
        using var file = WordprocessingDocument.Open(new MemoryStream(ReportDocx.Of(closed)), isEditable: false);
        Assert.Equal(closed.Report.Figures.Count(figure => figure.TrendChart() is not null), file.MainDocumentPart!.ChartParts.Count());
    }

    private static string DocxWords(Core.Charts.Chart chart) =>
        $"{chart.Title}. {(chart.TargetWords is { } target ? target + ". " : "")}{string.Join("; ", chart.Points.Select(point => $"{point.Label}: {point.Shown}"))}.";

    private static async Task<ClosedReport> ClosedAsync(SiteFixture fixture, IReadOnlyList<int> published)
    {
        var officer = new Officer(fixture, new DateTimeOffset(2027, 1, 5, 9, 0, 0, TimeSpan.Zero));
        await officer.BeginAsync(September);
        for (var month = 0; month < published.Count; month++)
        {
            await officer.CountAsync("entry.published", September.AddMonths(month).AddDays(3), published[month], "en");
        }

        var period = Period.Month(September.AddMonths(published.Count - 1));
        Assert.Null(await officer.CloseAsync(period));
        return (await officer.Closings.FindAsync("thurrock", period, TestContext.Current.CancellationToken))!;
    }
}
