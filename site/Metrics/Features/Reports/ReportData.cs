using System.Globalization;
using System.Text.Json;
using PreventPublic.Metrics.Features.Closing;
using PreventPublic.Metrics.Features.Spreadsheets;

namespace PreventPublic.Metrics.Features.Reports;

/// <summary>A report for programs and spreadsheets.</summary>
public static class ReportData
{
    public static byte[] Json(ClosedReport closed) => JsonSerializer.SerializeToUtf8Bytes(new { closed.Hash, closed.ClosedAt, closed.Report, closed.Corrections }, Closings.Json);

    public static byte[] Csv(ClosedReport closed)
    {
        var text = new CsvText().Row("Objective", "Figure", "Title", "Unit", "Value", "As shown", "Before", "Target", "It is", "Source", "Definition");
        foreach (var (objective, figure) in closed.Report.Objectives.SelectMany(objective => objective.Figures.Select(figure => (objective, figure))))
        {
            text.Row(objective.Title, figure.Id, figure.Title, figure.Unit, Number(figure.Value), figure.Shown, Number(figure.Previous), Number(figure.Target), ReportWords.Standing(figure.Standing), figure.Source, figure.Definition);
        }

        return text.Bytes();
    }

    private static string Number(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
}
