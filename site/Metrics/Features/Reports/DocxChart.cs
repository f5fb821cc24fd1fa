using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PreventPublic.Core.Charts;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using W = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace PreventPublic.Metrics.Features.Reports;

/// <summary>A line over time as a chart of Word's own, with its figures inside it and in words for whoever does not see it. Black on white, so that it can be copied.</summary>
internal static class DocxChart
{
    /// <summary>In English Metric Units, 360,000 to a centimetre: 16 by 6.</summary>
    private const long Width = 5_760_000;
    private const long Height = 2_160_000;

    private const string Ink = "0B0C0C";
    private const string Quiet = "505A5F";
    private const uint LabelAxis = 1;
    private const uint ValueAxis = 2;

    /// <param name="number">Unique in the document, from 1.</param>
    public static Paragraph Of(MainDocumentPart main, Chart chart, uint number)
    {
        var part = main.AddNewPart<ChartPart>();
        part.ChartSpace = new C.ChartSpace(new C.EditingLanguage { Val = chart.Language.CultureName }, new C.RoundedCorners { Val = false }, DrawingOf(chart));
        var drawing = new Drawing(new W.Inline(
            new W.Extent { Cx = Width, Cy = Height },
            new W.DocProperties { Id = number, Name = $"Chart {number}", Description = InWords(chart) },
            new W.NonVisualGraphicFrameDrawingProperties(),
            new A.Graphic(new A.GraphicData(new C.ChartReference { Id = main.GetIdOfPart(part) }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
        return new Paragraph(new Run(drawing));
    }

    /// <summary>What a screen reader says: every month that has a figure.</summary>
    public static string InWords(Chart chart) => $"{chart.Title}. {(chart.TargetWords is { } target ? target + ". " : "")}{string.Join("; ", chart.Points.Select(point => $"{point.Label}: {point.Shown}"))}.";

    private static C.Chart DrawingOf(Chart chart)
    {
        var lines = new C.LineChart(new C.Grouping { Val = C.GroupingValues.Standard }, new C.VaryColors { Val = false }, Line(chart, 0, chart.Title, point => point.Value, Ink, A.PresetLineDashValues.Solid));
        if (chart.Target is { } target)
        {
            lines.Append(Line(chart, 1, chart.TargetWords ?? "Target", _ => target, Quiet, A.PresetLineDashValues.Dash));
        }

        lines.Append(new C.ShowMarker { Val = true }, new C.AxisId { Val = LabelAxis }, new C.AxisId { Val = ValueAxis });
        return new C.Chart(
            new C.AutoTitleDeleted { Val = true },
            new C.PlotArea(new C.Layout(), lines, Labels(), Values(chart)),
            new C.PlotVisibleOnly { Val = true },
            new C.DisplayBlanksAs { Val = C.DisplayBlanksAsValues.Gap });
    }

    /// <summary>A gap is not a zero: a month without a figure has no point.</summary>
    private static C.LineChartSeries Line(Chart chart, uint at, string name, Func<ChartPoint, double?> value, string colour, A.PresetLineDashValues dash)
    {
        var (labels, figures) = (new C.StringLiteral(new C.PointCount { Val = (uint)chart.Points.Count }), new C.NumberLiteral(new C.FormatCode("General"), new C.PointCount { Val = (uint)chart.Points.Count }));
        for (var i = 0; i < chart.Points.Count; i++)
        {
            labels.Append(new C.StringPoint(new C.NumericValue(chart.Points[i].Label)) { Index = (uint)i });
            if (value(chart.Points[i]) is { } known)
            {
                figures.Append(new C.NumericPoint(new C.NumericValue(known.ToString(System.Globalization.CultureInfo.InvariantCulture))) { Index = (uint)i });
            }
        }

        return new C.LineChartSeries(
            new C.Index { Val = at }, new C.Order { Val = at }, new C.SeriesText(new C.NumericValue(name)),
            new C.ChartShapeProperties(new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = colour }), new A.PresetDash { Val = dash }) { Width = 22_225 }),
            new C.Marker(new C.Symbol { Val = at == 0 ? C.MarkerStyleValues.Circle : C.MarkerStyleValues.None }),
            new C.CategoryAxisData(labels), new C.Values(figures), new C.Smooth { Val = false });
    }

    private static C.CategoryAxis Labels() => new(
        new C.AxisId { Val = LabelAxis }, new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax }), new C.Delete { Val = false }, new C.AxisPosition { Val = C.AxisPositionValues.Bottom },
        new C.NumberingFormat { FormatCode = "General", SourceLinked = false }, new C.MajorTickMark { Val = C.TickMarkValues.Outside }, new C.MinorTickMark { Val = C.TickMarkValues.None }, new C.TickLabelPosition { Val = C.TickLabelPositionValues.Low },
        new C.CrossingAxis { Val = ValueAxis }, new C.Crosses { Val = C.CrossesValues.AutoZero });

    private static C.ValueAxis Values(Chart chart) => new(
        new C.AxisId { Val = ValueAxis }, new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax }, new C.MaxAxisValue { Val = chart.Top }, new C.MinAxisValue { Val = 0 }), new C.Delete { Val = false }, new C.AxisPosition { Val = C.AxisPositionValues.Left },
        new C.NumberingFormat { FormatCode = "General", SourceLinked = false }, new C.MajorTickMark { Val = C.TickMarkValues.Outside }, new C.MinorTickMark { Val = C.TickMarkValues.None }, new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
        new C.CrossingAxis { Val = LabelAxis }, new C.Crosses { Val = C.CrossesValues.AutoZero });
}
