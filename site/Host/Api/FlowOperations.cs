using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Features.Api.Entries;
using PreventPublic.Decisions;
using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Flows.Wording;

namespace PreventPublic.Host.Api;

/// <summary>Decision toolkits: the graph with its words, and a walk that keeps nothing between requests.</summary>
public sealed class FlowOperations(FlowShelf shelf) : IApiGroup
{
    private static ApiParameter Key => ApiParameter.Path("key", "The flow's key", "^[a-z0-9-]+$");

    private static JsonObject ExampleAnswers => new() { ["answers"] = new JsonObject() };

    public string About => "Decision toolkits, and a walk through one that keeps nothing.";

    public IReadOnlyList<ApiOperation> Operations =>
    [
        new("listFlows", "/api/v1/flows", "Flows", "The decision toolkits")
        {
            Parameters = [EntryOperations.Site, EntryOperations.Speaks],
            Answer = Schema.Of(("items", Schema.List(Schema.Of(("key", Schema.Text), ("title", Schema.Text), ("summary", Schema.OrNull(Schema.Text)), ("version", Schema.Text), ("questions", Schema.Number))))),
            Example = "/api/v1/flows",
            Do = call => Task.FromResult(List(call)),
        },
        new("getFlow", "/api/v1/flows/{key}", "Flows", "A toolkit's questions, rules and outcomes, with its words")
        {
            Parameters = [Key, EntryOperations.Site, EntryOperations.Speaks],
            Problems = [404],
            Answer = Schema.Ref("Flow"),
            Example = "/api/v1/flows/venue-hire?language=ur",
            Do = call => Task.FromResult(One(call)),
        },
        new("walkFlow", "/api/v1/flows/{key}/walk", "Flows", "Where a walk through a toolkit stands, given all answers so far")
        {
            Method = "POST",
            Description = "Send every answer each time, by question: an option's id, a list of ids, a number, or a day as 2027-01-31. Nothing is kept. Answers that are off the path are not looked at.",
            Parameters = [Key, EntryOperations.Site, EntryOperations.Speaks],
            Problems = [404, 413, 415, 422],
            Body = Schema.Of(("answers", Schema.Map(new JsonObject { ["oneOf"] = new JsonArray(Schema.Text, Schema.Number, Schema.List(Schema.Text)) }))),
            BodyExample = ExampleAnswers,
            Answer = Schema.Of(
                ("flow", Schema.Text), ("version", Schema.Text), ("path", Schema.List(Schema.Of(("question", Schema.Text), ("answer", Schema.Text)))),
                ("question", Schema.OrNull(Schema.Ref("FlowQuestion"))), ("outcome", Schema.OrNull(Schema.Ref("FlowOutcome"))), ("conditions", Schema.List(Schema.Ref("FlowNode")))),
            Example = "/api/v1/flows/venue-hire/walk",
            Do = WalkAsync,
        },
    ];

    public IReadOnlyDictionary<string, JsonObject> Schemas => new Dictionary<string, JsonObject>
    {
        ["Flow"] = Schema.Of(
            ("key", Schema.Text), ("title", Schema.Text), ("summary", Schema.OrNull(Schema.Text)), ("version", Schema.Text), ("start", Schema.Text), ("limit", Schema.Number), ("introduction", Schema.OrNull(Schema.Text)),
            ("questions", Schema.List(Schema.Ref("FlowQuestion"))), ("outcomes", Schema.List(Schema.Ref("FlowOutcome"))), ("conditions", Schema.List(Schema.Ref("FlowNode")))),
        ["FlowNode"] = Schema.Of(("id", Schema.Text), ("language", Schema.Text), ("title", Schema.Text), ("html", Schema.OrNull(Schema.Text))),
        ["FlowQuestion"] = Schema.Of(
            ("id", Schema.Text), ("language", Schema.Text), ("title", Schema.Text), ("html", Schema.OrNull(Schema.Text)), ("type", Schema.OneOf("choice", "choices", "yesno", "number", "date")),
            ("options", Schema.List(Schema.Of(("id", Schema.Text), ("label", Schema.Text), ("hint", Schema.OrNull(Schema.Text))))), ("rules", Schema.List(Schema.Of(("when", Schema.Text), ("to", Schema.Text))))),
        ["FlowOutcome"] = Schema.Of(
            ("id", Schema.Text), ("language", Schema.Text), ("title", Schema.Text), ("html", Schema.OrNull(Schema.Text)), ("severity", Schema.OneOf("clear", "care", "ask", "stop")), ("contacts", Schema.List(Schema.Text))),
    };

    private ApiAnswer List(ApiCall call)
    {
        call.Reader.All("flows");
        return ApiAnswer.Json(new JsonObject
        {
            ["items"] = new JsonArray([.. shelf.All(call.Site.Id).Select(flow =>
        {
            var words = shelf.Words(call.Site.Id, flow, call.Language);
            return (JsonNode)new JsonObject { ["key"] = flow.Id, ["title"] = words.Title, ["summary"] = words.Summary, ["version"] = flow.Version, ["questions"] = flow.Questions.Count };
        })])
        });
    }

    private ApiAnswer One(ApiCall call)
    {
        var (flow, words) = Find(call);
        return ApiAnswer.Json(new JsonObject
        {
            ["key"] = flow.Id,
            ["title"] = words.Title,
            ["summary"] = words.Summary,
            ["version"] = flow.Version,
            ["start"] = flow.Questions[flow.Start].Id,
            ["limit"] = flow.Limit,
            ["introduction"] = HtmlText.Of(words.Guardrails?.Body),
            ["questions"] = new JsonArray([.. flow.Questions.Select(question => (JsonNode)QuestionOf(flow, words, question))]),
            ["outcomes"] = new JsonArray([.. flow.Outcomes.Select(outcome => (JsonNode)OutcomeOf(words, outcome))]),
            ["conditions"] = new JsonArray([.. flow.Conditions.Select(condition => (JsonNode)NodeOf(condition.Id, words.Of(condition)))]),
        });
    }

    private async Task<ApiAnswer> WalkAsync(ApiCall call)
    {
        var (flow, words) = Find(call);
        var answers = WalkBody.Answers(await WalkBody.ReadAsync(call.Context.Request, call.Cancel), flow);
        var walk = Walker.Go(flow, answers);
        return ApiAnswer.Json(new JsonObject
        {
            ["flow"] = flow.Id,
            ["version"] = flow.Version,
            ["path"] = new JsonArray([.. walk.Steps.Select(step => (JsonNode)new JsonObject { ["question"] = step.Question.Id, ["answer"] = Describe.Of(step.Question, step.Answer) })]),
            ["question"] = walk.Next is { } question ? QuestionOf(flow, words, question) : null,
            ["outcome"] = walk.Outcome is { } outcome ? OutcomeOf(words, outcome) : null,
            ["conditions"] = new JsonArray([.. walk.Conditions.Select(condition => (JsonNode)NodeOf(condition.Id, words.Of(condition)))]),
        });
    }

    private (Flow Flow, FlowWords Words) Find(ApiCall call)
    {
        call.Reader.All("flows");
        call.Reader.All("contacts");
        var flow = shelf.Find(call.Site.Id, call["key"]!) ?? throw ApiException.NotFound("flow of that name on this site");
        return (flow, shelf.Words(call.Site.Id, flow, call.Language));
    }

    private static JsonObject NodeOf(string id, Shown shown) => new() { ["id"] = id, ["language"] = shown.Language.Code, ["title"] = shown.Title, ["html"] = HtmlText.Of(shown.Body) };

    private static JsonObject QuestionOf(Flow flow, FlowWords words, Question question)
    {
        var shown = words.Of(question);
        var json = NodeOf(question.Id, shown);
        json["type"] = question.Type.ToString().ToLowerInvariant();
        json["options"] = new JsonArray([.. question.Options.Select((id, index) => (JsonNode)new JsonObject { ["id"] = id, ["label"] = shown.Options[index].Label, ["hint"] = shown.Options[index].Hint })]);
        json["rules"] = new JsonArray([.. question.Rules.Select(rule => (JsonNode)new JsonObject
        {
            ["when"] = Describe.Of(flow, rule.When), ["to"] = rule.To.IsOutcome ? flow.Outcomes[rule.To.Index].Id : flow.Questions[rule.To.Index].Id,
        })]);
        return json;
    }

    private static JsonObject OutcomeOf(FlowWords words, Outcome outcome)
    {
        var json = NodeOf(outcome.Id, words.Of(outcome));
        json["severity"] = outcome.Severity.ToString().ToLowerInvariant();
        json["contacts"] = new JsonArray([.. outcome.Contacts.Select(contact => (JsonNode)("contacts/" + contact))]);
        return json;
    }
}
