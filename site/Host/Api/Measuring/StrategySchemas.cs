using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Metrics.Features.ActionPlan;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Host.Api.Measuring;

/// <summary>The shapes of a strategy and its figures.</summary>
public static class StrategySchemas
{
    private static JsonObject Value => new() { ["type"] = "number" };

    public static IReadOnlyDictionary<string, JsonObject> All => new Dictionary<string, JsonObject>
    {
        ["Strategy"] = Schema.Of(
            ("title", Schema.OrNull(Schema.Text)), ("summary", Schema.OrNull(Schema.Text)), ("from", Schema.Day), ("until", Schema.Day), ("document", Schema.Text),
            ("objectives", Schema.List(Schema.Ref("Named"))), ("outcomes", Schema.List(Schema.Ref("Named"))), ("stakeholders", Schema.List(Schema.Ref("Named"))), ("priority", Schema.List(Schema.Ref("Named")))),
        ["Named"] = Schema.Of(("id", Schema.Text), ("language", Schema.Text), ("title", Schema.Text), ("html", Schema.OrNull(Schema.Text))),
        ["Figure"] = Schema.Of(
            ("id", Schema.Text), ("language", Schema.Text), ("title", Schema.Text), ("definition", Schema.Text), ("caveat", Schema.Text), ("objective", Schema.OrNull(Schema.Text)),
            ("stage", Low<Stage>()), ("unit", Low<Unit>()), ("better", Low<Direction>()), ("target", Schema.OrNull(Value)), ("source", Low<Source>()), ("disclosure", Low<Disclosure>()),
            ("owner", Schema.Text), ("address", Schema.Text), ("url", Schema.Url),
            ("months", Schema.List(Schema.Of(("month", Schema.Text), ("value", Schema.OrNull(Value)), ("withheld", Schema.Flag), ("corrected", Schema.Flag))))),
        ["Action"] = Schema.Of(
            ("reference", Schema.Text), ("title", Schema.Text), ("objective", Schema.Text), ("owner", Schema.Text), ("budget", Schema.OrNull(Schema.Text)), ("due", Schema.OrNull(Schema.Day)),
            ("status", Low<ActionStatus>()), ("overdue", Schema.Flag), ("evidence", Schema.OrNull(Schema.Text))),
        ["Report"] = Schema.Of(
            ("period", Schema.Text), ("kind", Low<PeriodKind>()), ("from", Schema.Day), ("until", Schema.Day), ("closed", Schema.Moment),
            ("address", Schema.Text), ("url", Schema.Url), ("data", Schema.Text), ("table", Schema.Text), ("document", Schema.Text)),
    };

    private static JsonObject Low<T>()
        where T : struct, Enum => Schema.OneOf(Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));
}
