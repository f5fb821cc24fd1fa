using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Features.Api.Entries;
using PreventPublic.Metrics.Features.ActionPlan;
using PreventPublic.Metrics.Features.Closing;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Features.Strategy;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Host.Api.Measuring;

/// <summary>What the council set out to do, what it measures, and how that stands: closed months only, after disclosure control.</summary>
public sealed class StrategyOperations(StrategyShelf shelf, PublicFigures figures, ActionBook actions, Closings closings) : IApiGroup
{
    public string About => "What the council set out to do, and how it stands.";

    public IReadOnlyList<ApiOperation> Operations =>
    [
        new("getStrategy", "/api/v1/strategy", "Strategy", "Objectives, outcomes, and whom they are for")
        {
            Parameters = [EntryOperations.Site, EntryOperations.Speaks],
            Problems = [404],
            Answer = Schema.Ref("Strategy"),
            Example = "/api/v1/strategy?language=ur",
            Do = call => Task.FromResult(ApiAnswer.Json(StrategyJson.Of(PlanOf(call), shelf.Text(call.Site.Id, call.Language)))),
        },
        new("listFigures", "/api/v1/strategy/figures", "Strategy", "What is measured, month by month")
        {
            Description = "Only months that are closed. What readers do is given in fives, and nothing below five. The same figures as a table: /strategy/data.csv, under the Open Government Licence.",
            Parameters = [ApiParameter.Text("objective", "Only figures of this objective", 60, "^[a-z0-9-]+$"), ApiParameter.Date("from", "Months from this day on"), ApiParameter.Date("to", "Months until this day"), EntryOperations.Site, EntryOperations.Speaks],
            Problems = [404],
            Answer = Schema.Of(("items", Schema.List(Schema.Ref("Figure")))),
            Example = "/api/v1/strategy/figures?objective=publication",
            Do = FiguresAsync,
        },
        new("listActions", "/api/v1/strategy/actions", "Strategy", "The action plan: who does what until when, and how it stands")
        {
            Parameters = [EntryOperations.Site, EntryOperations.Speaks],
            Problems = [404],
            Answer = Schema.Of(("items", Schema.List(Schema.Ref("Action")))),
            Example = "/api/v1/strategy/actions",
            Do = ActionsAsync,
        },
        new("listReports", "/api/v1/strategy/reports", "Strategy", "Reports of months, quarters and years that are closed")
        {
            Parameters = [EntryOperations.Site, EntryOperations.Speaks],
            Problems = [404],
            Answer = Schema.Of(("items", Schema.List(Schema.Ref("Report")))),
            Example = "/api/v1/strategy/reports",
            Do = ReportsAsync,
        },
    ];

    public IReadOnlyDictionary<string, JsonObject> Schemas => StrategySchemas.All;

    private Plan PlanOf(ApiCall call)
    {
        call.Reader.All("strategy");
        return shelf.Plan(call.Site.Id) ?? throw ApiException.NotFound("strategy on this site");
    }

    private async Task<ApiAnswer> FiguresAsync(ApiCall call)
    {
        var (plan, text) = (PlanOf(call), shelf.Text(call.Site.Id, call.Language));
        if (call["objective"] is { } objective && !plan.Objectives.Contains(objective))
        {
            throw new ApiException(400, $"There is no such objective. There are: {string.Join(", ", plan.Objectives)}.", "objective");
        }

        var table = await figures.ReadAsync(call.Site.Id, call.Cancel);
        var (from, to) = (call.Date("from") ?? DateOnly.MinValue, call.Date("to") ?? DateOnly.MaxValue);
        var months = table.Months.Where(month => month >= from && month <= to).ToList();
        return Passing(plan.Indicators.Where(indicator => call["objective"] is null || indicator.Objective == call["objective"]).Select(indicator => FigureJson.Of(call, indicator, text, table, months)));
    }

    private async Task<ApiAnswer> ActionsAsync(ApiCall call)
    {
        var plan = PlanOf(call);
        var today = call.Site.Clock.Today;
        var all = await actions.AllAsync(call.Site.Id, call.Cancel);
        return Passing(plan.Objectives.SelectMany(objective => all.Where(action => action.Objective == objective)).Select(action => StrategyJson.Of(action, today)));
    }

    private async Task<ApiAnswer> ReportsAsync(ApiCall call)
    {
        PlanOf(call);
        return Passing((await closings.AllAsync(call.Site.Id, call.Cancel)).Select(closed => new JsonObject
        {
            ["period"] = closed.Period.Name,
            ["kind"] = closed.Period.Kind.ToString().ToLowerInvariant(),
            ["from"] = StrategyJson.Day(closed.Period.First),
            ["until"] = StrategyJson.Day(closed.Period.Last),
            ["closed"] = DateTime.SpecifyKind(closed.At, DateTimeKind.Utc),
            ["address"] = StrategyLinks.Report(closed.Period),
            ["url"] = call.UrlOf(StrategyLinks.Report(closed.Period)),
            ["data"] = StrategyLinks.File(closed.Period, "json"),
            ["table"] = StrategyLinks.File(closed.Period, "csv"),
            ["document"] = StrategyLinks.File(closed.Period, "docx"),
        }));
    }

    /// <summary>Figures and actions change without a publication.</summary>
    private static ApiAnswer Passing(IEnumerable<JsonObject> items) =>
        ApiAnswer.Json(new JsonObject { ["items"] = new JsonArray([.. items.Select(item => (JsonNode)item)]) }) with { IsPassing = true };
}
