using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PreventPublic.Core.Languages;
using PreventPublic.Metrics.Features.Closing;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Features.Spreadsheets;
using PreventPublic.Metrics.Strategy;

namespace PreventPublic.Metrics.Features.Strategy.OpenData;

/// <summary>All public figures of a site, under the Open Government Licence: for spreadsheets, for programs, and the schema of the latter.</summary>
public static class OpenDataFiles
{
    public const string Licence = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

    private static readonly string[] Columns = ["figure", "title", "objective", "month", "value", "withheld", "corrected", "unit", "target", "better", "source"];

    public static byte[] Csv(Plan plan, PlanText text, PublicTable table)
    {
        var csv = new CsvText().Row(Columns);
        foreach (var row in Rows(plan, text, table))
        {
            csv.Row(row.Figure, row.Title, row.Objective ?? "", row.Month, Number(row.Value), row.Withheld ? "yes" : "no", row.Corrected ? "yes" : "no", row.Unit, Number(row.Target), row.Better, row.Source);
        }

        return csv.Bytes();
    }

    public static byte[] Json(CouncilSite site, Plan plan, PlanText text, PublicTable table) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        publisher = site.Council,
        licence = Licence,
        schema = site.Origin + StrategyLinks.Schema,
        document = plan.Document,
        figures = plan.Indicators.Select(indicator => new
        {
            id = indicator.Id,
            title = text.Title(indicator.Id),
            objective = indicator.Objective,
            definition = text.Of(indicator.Id).First,
            caveat = text.Of(indicator.Id).Rest,
            stage = indicator.Stage,
            unit = indicator.Unit,
            better = indicator.Better,
            target = indicator.Target,
            source = indicator.Source,
            disclosure = indicator.Disclosure,
            owner = indicator.Owner,
            months = Rows(plan, text, table).Where(row => row.Figure == indicator.Id).Select(row => new { month = row.Month, value = row.Value, withheld = row.Withheld, corrected = row.Corrected }),
        }),
    }, Closings.Json);

    /// <summary>JSON Schema, draft 2020-12.</summary>
    public static byte[] Schema(CouncilSite site)
    {
        static JsonObject Of(string type, string about) => new() { ["type"] = type, ["description"] = about };
        static JsonObject OrNull(string type, string about) => new() { ["type"] = new JsonArray(type, "null"), ["description"] = about };
        static JsonObject OneOf<T>(string about)
            where T : struct, Enum => new() { ["enum"] = new JsonArray([.. Enum.GetNames<T>().Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))]), ["description"] = about };
        var month = Object(("month", Of("string", "The month: YYYY-MM")), ("value", OrNull("number", "Null where there is none, or where it is below five and not shown")), ("withheld", Of("boolean", "A part of it is below five and left out")), ("corrected", Of("boolean", "It was corrected after it was first given")));
        var figure = Object(
            ("id", Of("string", "The same for ever")), ("title", Of("string", "In English")), ("objective", OrNull("string", "The objective it belongs to")), ("definition", Of("string", "What it counts")), ("caveat", Of("string", "What it cannot say")),
            ("stage", OneOf<Stage>("Where in the chain from input to impact it stands")), ("unit", OneOf<Unit>("What a value of 1 means")), ("better", OneOf<Direction>("Which way is better")), ("target", OrNull("number", "For one month")),
            ("source", OneOf<Source>("Who counted")), ("disclosure", OneOf<Disclosure>("exact, or protected: in fives and nothing below five")), ("owner", Of("string", "A role")), ("months", new JsonObject { ["type"] = "array", ["items"] = month }));
        var schema = Object(("publisher", Of("string", "The council")), ("licence", Of("string", "A URL")), ("schema", Of("string", "This schema's URL")), ("document", Of("string", "Where the strategy is written down")), ("figures", new JsonObject { ["type"] = "array", ["items"] = figure }));
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        schema["$id"] = site.Origin + StrategyLinks.Schema;
        schema["title"] = "What the council measures, month by month";
        return JsonSerializer.SerializeToUtf8Bytes(schema, Closings.Json);
    }

    private sealed record Row(string Figure, string Title, string? Objective, string Month, double? Value, bool Withheld, bool Corrected, string Unit, double? Target, string Better, string Source);

    private static IEnumerable<Row> Rows(Plan plan, PlanText text, PublicTable table) =>
        from indicator in plan.Indicators
        from month in table.Months
        let figure = table.Of(indicator, month)
        select new Row(indicator.Id, text.Title(indicator.Id), indicator.Objective, Period.Month(month).Name, figure.Value, figure.Withheld > 0, table.Corrected.Contains((indicator.Id, month)),
            indicator.Unit.ToString().ToLowerInvariant(), indicator.Target, indicator.Better.ToString().ToLowerInvariant(), indicator.Source.ToString().ToLowerInvariant());

    private static JsonObject Object(params (string Name, JsonObject Schema)[] properties)
    {
        var all = new JsonObject();
        foreach (var (name, schema) in properties)
        {
            all[name] = schema;
        }

        return new JsonObject { ["type"] = "object", ["properties"] = all, ["required"] = new JsonArray([.. properties.Select(one => (JsonNode)one.Name)]) };
    }

    private static string Number(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Titles and definitions of open data are in English, whatever the reader's language.</summary>
    public static PlanText Words(StrategyShelf shelf, string site) => shelf.Text(site, Language.English);
}
