using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PreventPublic.Core.Charts;
using PreventPublic.Core.Languages;
using PreventPublic.Metrics.Features.Closing;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Reports;

/// <summary>A report as a Word document: real headings, real tables with a repeated first row, the language set.</summary>
public static class ReportDocx
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static readonly System.Globalization.CultureInfo Culture = Language.English.Culture;

    public static byte[] Of(ClosedReport closed)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.Make();
            var body = new Body();
            Write(main, body, closed);
            body.Append(new SectionProperties(new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134 }));
            main.Document = new Document(body);
            file.PackageProperties.Title = $"{closed.Report.Strategy}: {closed.Report.Title}";
            file.PackageProperties.Creator = closed.Report.Council;
            file.PackageProperties.Language = Language.English.CultureName;
        }

        return bytes.ToArray();
    }

    private static void Write(MainDocumentPart main, Body body, ClosedReport closed)
    {
        var report = closed.Report;
        Line(body, $"{report.Strategy}: {report.Title}", DocxStyles.Title);
        Line(body, $"{report.Council}. {report.First.ToString("d MMMM yyyy", Culture)} to {report.Last.ToString("d MMMM yyyy", Culture)}. Closed on {closed.ClosedAt.ToString("d MMMM yyyy", Culture)}.");
        foreach (var (box, label, _) in NarrativeBook.Boxes.Where(box => report.Narrative.GetValueOrDefault(box.Box) is { Length: > 0 }))
        {
            Line(body, label, DocxStyles.Heading);
            foreach (var paragraph in report.Narrative[box].Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            {
                Line(body, paragraph);
            }
        }

        if (closed.Corrections.Count > 0)
        {
            Line(body, "Corrected since", DocxStyles.Heading);
            Rows(body, ["Figure", "Month", "Reported", "Corrected to", "Why, and when"], closed.Corrections.Select(one => new[] { one.Title, one.Month.ToString("MMM yyyy", Culture), one.Before, one.After, $"{one.Reason}, {one.At.ToString("d MMM yyyy", Culture)}" }));
        }

        foreach (var objective in report.Objectives)
        {
            WriteObjective(main, body, report, objective);
        }

        Line(body, "Self-assessment", DocxStyles.Heading);
        Rows(body, ["Area", "Score", "Before", "Aim", "What shows it"], report.Scores.Select(one => new[] { one.Title, one.Score is { } score ? $"{score}, {one.AsOf?.ToString("MMMM yyyy", Culture)}" : "not scored yet", $"{one.Before}", $"{one.Aim}", one.Evidence }));
        WriteOthers(body, report);
        Line(body, "How the figures are made", DocxStyles.Heading);
        foreach (var figure in report.Figures)
        {
            Line(body, $"{figure.Title}: {figure.Definition} {figure.Caveat} ({figure.Source}. {figure.Owner}.)");
        }

        Line(body, $"Referral numbers are not in this report: {Referrals.Why}.");
        Line(body, $"Fingerprint of the closed report (SHA-256): {closed.Hash}");
    }

    private static void WriteObjective(MainDocumentPart main, Body body, Report report, ReportObjective objective)
    {
        Line(body, objective.Title, DocxStyles.Heading);
        if (objective.Text.Length > 0)
        {
            Line(body, objective.Text);
        }

        if (objective.Figures.Count > 0)
        {
            Rows(body, ["Figure", report.Title, "Before", "Target", "It is"], objective.Figures.Select(one => new[] { one.Title, one.Shown, one.PreviousShown, one.TargetShown.Length == 0 ? "–" : one.TargetShown, ReportWords.Standing(one.Standing) }));
            foreach (var chart in objective.Figures.Select(figure => figure.TrendChart()).OfType<Chart>())
            {
                Line(body, chart.TargetWords is { } target ? $"{chart.Title}, {chart.ValueHeading}. {target}, the broken line." : $"{chart.Title}, {chart.ValueHeading}.", DocxStyles.Subheading);
                body.Append(DocxChart.Of(main, chart, (uint)main.ChartParts.Count() + 1));
                Rows(body, [chart.LabelHeading, chart.ValueHeading], chart.Points.Select(point => new[] { point.Label, point.Shown }));
            }
        }

        if (objective.Actions.Count > 0)
        {
            Line(body, "What was done, and what is to be done", DocxStyles.Subheading);
            Rows(body, ["Action", "Owner", "Budget", "It is", "What shows it"], objective.Actions.Select(one => new[] { $"{one.Reference} {one.Title}", one.Owner, one.Budget, one.Status + (one.On is { } on ? $", {on.ToString("d MMM yyyy", Culture)}" : "") + (one.Overdue ? ", overdue" : ""), one.Evidence }));
        }
    }

    private static void WriteOthers(Body body, Report report)
    {
        if (report.Training is { } training)
        {
            Line(body, $"Partners’ training, year from April {training.Year}", DocxStyles.Heading);
            Line(body, $"{training.Agencies} agencies sent a return. {training.WithPlan} have a training plan that goes on; {training.CommissionedToo} ask the same of commissioned services. {training.StaffTrained} of {training.StaffInScope} staff whose work needs it are trained.");
        }

        if (report.Advice.Count > 0)
        {
            Line(body, "What members advised, and what came of it", DocxStyles.Heading);
            Rows(body, ["Advice", "Where, when", "What came of it"], report.Advice.Select(one => new[] { one.Advice, $"{one.Meeting}, {one.On.ToString("d MMM yyyy", Culture)}", one.Reply.Length == 0 ? one.Outcome : $"{one.Outcome}: {one.Reply}" }));
        }
    }

    private static void Line(Body body, string text, string? style = null)
    {
        var paragraph = new Paragraph();
        if (style is not null)
        {
            paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        }

        paragraph.Append(RunOf(text));
        body.Append(paragraph);
    }

    private static void Rows(Body body, string[] headings, IEnumerable<string[]> rows)
    {
        var borders = new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 });
        var table = new Table(new TableProperties(new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }, borders));
        table.Append(new TableGrid(headings.Select(_ => new GridColumn())));
        table.Append(RowOf(headings, isHeading: true));
        foreach (var row in rows)
        {
            table.Append(RowOf(row, isHeading: false));
        }

        body.Append(table);
        body.Append(new Paragraph());
    }

    private static TableRow RowOf(string[] cells, bool isHeading)
    {
        var row = new TableRow();
        if (isHeading)
        {
            row.Append(new TableRowProperties(new TableHeader()));
        }

        foreach (var cell in cells)
        {
            row.Append(new TableCell(new Paragraph(RunOf(cell, isHeading))));
        }

        return row;
    }

    private static Run RunOf(string text, bool bold = false)
    {
        var run = bold ? new Run(new RunProperties(new Bold())) : new Run();
        run.Append(new Text(string.Concat(text.Where(letter => System.Xml.XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)))) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }
}
