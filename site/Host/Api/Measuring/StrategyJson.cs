using System.Globalization;
using System.Text.Json.Nodes;
using PreventPublic.Metrics.Features.ActionPlan;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Host.Api.Measuring;

/// <summary>A strategy and its action plan. Without risks, and without names.</summary>
public static class StrategyJson
{
    public static JsonObject Of(Plan plan, PlanText text) => new()
    {
        ["title"] = text.Prose?.Title,
        ["summary"] = text.Prose?.Summary,
        ["from"] = Day(plan.From),
        ["until"] = Day(plan.Until),
        ["document"] = plan.Document,
        ["objectives"] = Named(plan.Objectives, text),
        ["outcomes"] = Named(plan.Outcomes, text),
        ["stakeholders"] = Named(plan.Stakeholders, text),
        ["priority"] = Named(plan.Priority, text),
    };

    public static JsonObject Of(PlannedAction action, DateOnly today) => new()
    {
        ["reference"] = action.Reference,
        ["title"] = action.Title,
        ["objective"] = action.Objective,
        ["owner"] = action.Owner,
        ["budget"] = action.Budget.Length == 0 ? null : action.Budget,
        ["due"] = action.Due is { } due ? Day(due) : null,
        ["status"] = action.Status.ToString().ToLowerInvariant(),
        ["overdue"] = action.IsOverdue(today),
        ["evidence"] = action.Latest is { Evidence.Length: > 0 } step ? step.Evidence : null,
    };

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonArray Named(IEnumerable<string> names, PlanText text) =>
        [.. names.Select(name => (Name: name, Text: text.Of(name))).Select(one => (JsonNode)new JsonObject
        {
            ["id"] = one.Name, ["language"] = one.Text.Language.Code, ["title"] = one.Text.Title, ["html"] = HtmlText.Of(text.Html(one.Name, 2)),
        })];
}
