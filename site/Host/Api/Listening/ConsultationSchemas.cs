using System.Text.Json;
using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Surveys;

namespace PreventPublic.Host.Api.Listening;

/// <summary>The shapes of consultations, surveys and results.</summary>
public static class ConsultationSchemas
{
    private static readonly string[] Doors = [Door.Panel, Door.Open, Door.Paper, Door.Page];

    public static IReadOnlyDictionary<string, JsonObject> All => new Dictionary<string, JsonObject>
    {
        ["Consultation"] = Schema.Of(
            ("key", Schema.Text), ("title", Schema.Text), ("summary", Schema.OrNull(Schema.Text)), ("address", Schema.Text), ("url", Schema.Url), ("young", Schema.Flag), ("see", Schema.OrNull(Schema.Text)),
            ("contentNote", Schema.OrNull(Schema.Text)), ("contacts", Schema.List(Schema.Text)), ("rounds", Schema.List(Schema.Ref("Round")))),
        ["Round"] = Schema.Of(
            ("id", Schema.Text), ("title", Schema.Text), ("state", Schema.OneOf(ConsultationJson.States)), ("survey", Schema.Text), ("doors", Schema.List(Schema.OneOf(Doors))),
            ("opens", Schema.OrNull(Schema.Moment)), ("closes", Schema.OrNull(Schema.Moment)), ("answer", Schema.OrNull(Schema.Text))),
        ["Survey"] = Schema.Of(
            ("key", Schema.Text), ("version", Schema.Text), ("title", Schema.Text), ("introduction", Schema.OrNull(Schema.Text)), ("questions", Schema.List(Schema.Ref("SurveyQuestion")))),
        ["SurveyQuestion"] = Schema.Of(
            ("id", Schema.Text), ("kind", Schema.OneOf(Enum.GetNames<QuestionKind>().Select(JsonNamingPolicy.CamelCase.ConvertName))), ("language", Schema.Text), ("title", Schema.Text),
            ("html", Schema.OrNull(Schema.Text)), ("required", Schema.Flag), ("maxLength", Schema.OrNull(Schema.Number)), ("exclusive", Schema.OrNull(Schema.Text)),
            ("when", Schema.OrNull(Schema.Of(("question", Schema.Text), ("options", Schema.List(Schema.Text))))),
            ("options", Schema.List(Schema.Of(("id", Schema.Text), ("label", Schema.Text), ("hint", Schema.OrNull(Schema.Text)))))),
        ["RoundResults"] = Schema.Of(
            ("round", Schema.Text), ("door", Schema.OneOf(Doors)), ("survey", Schema.Text), ("version", Schema.Text), ("published", Schema.Flag), ("invited", Schema.OrNull(Schema.Number)),
            ("answers", Schema.OrNull(Schema.Number)), ("questions", Schema.List(Schema.Ref("QuestionResult")))),
        ["QuestionResult"] = Schema.Of(
            ("question", Schema.Text), ("about", Schema.OrNull(Schema.Number)), ("withheld", Schema.Flag),
            ("cells", Schema.List(Schema.Of(("options", Schema.List(Schema.Text)), ("percent", Schema.OrNull(Schema.Number)), ("count", Schema.OrNull(Schema.Number)), ("almostAll", Schema.Flag)))),
            ("notShown", Schema.List(Schema.Text)), ("order", Schema.List(Schema.Text))),
        ["RoundText"] = Schema.Of(("round", Schema.Text), ("question", Schema.Text), ("theme", Schema.Text), ("text", Schema.Text)),
    };
}
