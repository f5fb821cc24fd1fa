using Microsoft.AspNetCore.Html;

namespace PreventPublic.Core.Charts;

/// <summary>Bars inside the table that says the same: one row, one label, one value, one bar.</summary>
public static class BarChart
{
    private const int Wide = 100;

    public static IHtmlContent Of(Chart chart)
    {
        var html = new SvgText().Add($"<table class=\"govuk-table pp-bars\" id=\"{chart.Id}\"><caption class=\"govuk-table__caption\">{chart.Title}");
        if (chart.TargetWords is { } target)
        {
            html.Add($" <span class=\"pp-bars__target\">{target}</span>");
        }

        html.Add($"</caption><thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\"><th scope=\"col\" class=\"govuk-table__header\">{chart.LabelHeading}</th>")
            .Add($"<th scope=\"col\" class=\"govuk-table__header\" colspan=\"2\">{chart.ValueHeading}</th></tr></thead><tbody class=\"govuk-table__body\">");
        foreach (var point in chart.Points)
        {
            html.Add($"<tr class=\"govuk-table__row\"><th scope=\"row\" class=\"govuk-table__header\">{point.Label}</th><td class=\"govuk-table__cell pp-bars__value\">{point.Shown}</td><td class=\"govuk-table__cell pp-bars__bar\">");
            Bar(html, chart, point.Value);
            html.Add($"</td></tr>");
        }

        return html.Add($"</tbody></table>").Done();
    }

    private static void Bar(SvgText html, Chart chart, double? value)
    {
        var length = Wide * Math.Clamp((value ?? 0) / chart.Top, 0, 1);
        html.Add($"<svg class=\"pp-bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">")
            .Add($"<rect class=\"pp-bar__value\" x=\"{From(chart, length)}\" y=\"1\" width=\"{length}\" height=\"8\"/>");
        if (chart.Target is { } target)
        {
            var at = Wide * Math.Clamp(target / chart.Top, 0, 1);
            at = chart.Language.RightToLeft ? Wide - at : at;
            html.Add($"<line class=\"pp-bar__target\" x1=\"{at}\" x2=\"{at}\" y1=\"0\" y2=\"10\"/>");
        }

        html.Add($"</svg>");
    }

    /// <summary>Bars grow the way the reader reads.</summary>
    private static double From(Chart chart, double length) => chart.Language.RightToLeft ? Wide - length : 0;
}
