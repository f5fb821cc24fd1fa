using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Features.Strategy;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Host.Api.Measuring;

/// <summary>A figure with its months, as the public may see them.</summary>
public static class FigureJson
{
    public static JsonObject Of(ApiCall call, Indicator indicator, PlanText text, PublicTable table, IReadOnlyList<DateOnly> months)
    {
        var words = text.Of(indicator.Id);
        return new JsonObject
        {
            ["id"] = indicator.Id,
            ["language"] = words.Language.Code,
            ["title"] = words.Title,
            ["definition"] = words.First,
            ["caveat"] = words.Rest,
            ["objective"] = indicator.Objective,
            ["stage"] = Low(indicator.Stage),
            ["unit"] = Low(indicator.Unit),
            ["better"] = Low(indicator.Better),
            ["target"] = indicator.Target,
            ["source"] = Low(indicator.Source),
            ["disclosure"] = Low(indicator.Disclosure),
            ["owner"] = indicator.Owner,
            ["address"] = StrategyLinks.Figure(indicator.Id),
            ["url"] = call.UrlOf(StrategyLinks.Figure(indicator.Id)),
            ["months"] = new JsonArray([.. months.Select(month => (JsonNode)MonthOf(indicator, table, month))]),
        };
    }

    private static JsonObject MonthOf(Indicator indicator, PublicTable table, DateOnly month)
    {
        var figure = table.Of(indicator, month);
        return new JsonObject
        {
            ["month"] = Period.Month(month).Name,
            ["value"] = figure.Value,
            ["withheld"] = figure.Withheld > 0,
            ["corrected"] = table.Corrected.Contains((indicator.Id, month)),
        };
    }

    private static string Low<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
