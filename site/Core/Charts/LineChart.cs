using Microsoft.AspNetCore.Html;

namespace PreventPublic.Core.Charts;

/// <summary>A line over time, in the reader's direction, with the table that says the same below it.</summary>
public static class LineChart
{
    private const int Wide = 600;
    private const int High = 200;

    /// <param name="tableTitle">Opens the table: “See the numbers”.</param>
    public static IHtmlContent Of(Chart chart, string tableTitle)
    {
        var html = new SvgText().Add($"<figure class=\"pp-line\" id=\"{chart.Id}\"><figcaption class=\"pp-line__title\">{chart.Title}");
        if (chart.TargetWords is { } words)
        {
            html.Add($" <span class=\"pp-bars__target\">{words}</span>");
        }

        html.Add($"</figcaption><p class=\"pp-line__top\" aria-hidden=\"true\"><bdi>{Number(chart.Top)}</bdi></p>")
            .Add($"<svg class=\"pp-line__drawing\" viewBox=\"0 0 {Wide} {High}\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">")
            .Add($"<path class=\"pp-line__axis\" d=\"M0 {High}H{Wide}M0 0H{Wide}\"/>");
        if (chart.Target is { } target)
        {
            html.Add($"<path class=\"pp-line__target\" d=\"M0 {Height(chart, target)}H{Wide}\"/>");
        }

        foreach (var piece in Pieces(chart))
        {
            html.Add($"<path class=\"pp-line__value\" d=\"{piece}\"/>");
        }

        html.Add($"</svg>");
        Ends(html, chart);
        html.Add($"<details class=\"govuk-details pp-line__table\"><summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">{tableTitle}</span></summary><div class=\"govuk-details__text\">");
        Table(html, chart);
        return html.Add($"</div></details></figure>").Done();
    }

    /// <summary>The first and the last label; in a right-to-left page the first stands at the right by itself.</summary>
    private static void Ends(SvgText html, Chart chart)
    {
        if (chart.Points.Count > 0)
        {
            html.Add($"<p class=\"pp-line__ends\" aria-hidden=\"true\"><span>{chart.Points[0].Label}</span><span>{chart.Points[^1].Label}</span></p>");
        }
    }

    /// <summary>The line, broken where there is no value: a gap is not a zero. A value between two gaps is a short stroke.</summary>
    private static IEnumerable<string> Pieces(Chart chart)
    {
        var piece = "";
        for (var i = 0; i < chart.Points.Count; i++)
        {
            if (chart.Points[i].Value is { } value)
            {
                piece += FormattableString.Invariant($"{(piece.Length == 0 ? 'M' : 'L')}{Across(chart, i):0.##} {Height(chart, value):0.##}");
                continue;
            }

            if (piece.Length > 0)
            {
                yield return piece + "h.01";
            }

            piece = "";
        }

        if (piece.Length > 0)
        {
            yield return piece + "h.01";
        }
    }

    private static double Across(Chart chart, int at)
    {
        var x = chart.Points.Count < 2 ? Wide / 2.0 : (double)Wide * at / (chart.Points.Count - 1);
        return chart.Language.RightToLeft ? Wide - x : x;
    }

    private static double Height(Chart chart, double value) => High - High * Math.Clamp(value / chart.Top, 0, 1);

    private static string Number(double value) => value.ToString("#,0.##", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));

    private static void Table(SvgText html, Chart chart)
    {
        html.Add($"<table class=\"govuk-table\"><caption class=\"govuk-visually-hidden\">{chart.Title}</caption><thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\"><th scope=\"col\" class=\"govuk-table__header\">{chart.LabelHeading}</th><th scope=\"col\" class=\"govuk-table__header\">{chart.ValueHeading}</th></tr></thead><tbody class=\"govuk-table__body\">");
        foreach (var point in chart.Points)
        {
            html.Add($"<tr class=\"govuk-table__row\"><th scope=\"row\" class=\"govuk-table__header\">{point.Label}</th><td class=\"govuk-table__cell\">{point.Shown}</td></tr>");
        }

        html.Add($"</tbody></table>");
    }
}
