using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Webhooks;

namespace PreventPublic.Cms.Features.Api.Describing;

/// <summary>The OpenAPI 3.1 document of all operations.</summary>
public static class OpenApi
{
    public const string Address = "/openapi/v1.json";

    private static readonly Dictionary<int, string> Meanings = new()
    {
        [301] = "It has moved; `Location` says where",
        [304] = "You have it already",
        [400] = "Something in the address is wrong; the detail says what is allowed",
        [401] = "A preview token is needed",
        [403] = "The token is not for this site",
        [404] = "There is no such thing",
        [410] = "It was here and is gone",
        [413] = "More was sent than is taken",
        [415] = "Send JSON",
        [422] = "What was sent cannot be used; the detail says why",
        [429] = "Too many requests; `Retry-After` says when",
    };

    public static JsonObject Of(IReadOnlyCollection<IApiGroup> groups, string origin) => new()
    {
        ["openapi"] = "3.1.1",
        ["info"] = new JsonObject
        {
            ["title"] = "Prevent Public delivery API",
            ["version"] = ApiVersion.Number,
            ["summary"] = "What a council publishes about Prevent, for any front end, partner site or assistant.",
            ["description"] = ApiVersion.Policy,
            ["license"] = new JsonObject { ["name"] = "Open Government Licence v3.0", ["url"] = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/" },
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = origin, ["description"] = "This council's site" }),
        ["tags"] = new JsonArray([.. groups.SelectMany(group => group.Operations.Select(operation => (operation.Tag, group.About))).DistinctBy(pair => pair.Tag).Select(pair => (JsonNode)new JsonObject { ["name"] = pair.Tag, ["description"] = pair.About })]),
        ["paths"] = new JsonObject(groups.SelectMany(group => group.Operations).GroupBy(operation => operation.Path).Select(path => KeyValuePair.Create(path.Key, (JsonNode?)PathOf([.. path])))),
        ["webhooks"] = WebhookDocument.Paths,
        ["components"] = new JsonObject
        {
            ["schemas"] = new JsonObject(groups.SelectMany(group => group.Schemas).Append(KeyValuePair.Create("Problem", Problem)).Append(KeyValuePair.Create("News", WebhookDocument.News)).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value.DeepClone()))),
            ["securitySchemes"] = new JsonObject { ["previewToken"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A preview token that a member of staff made for one site." } },
        },
    };

    /// <summary>RFC 9457.</summary>
    private static JsonObject Problem => Schema.Of(("type", Schema.Text), ("title", Schema.Text), ("status", Schema.Number), ("detail", Schema.Text), ("parameter?", Schema.Text));

    private static JsonObject PathOf(IReadOnlyList<ApiOperation> operations) =>
        new(operations.Select(operation => KeyValuePair.Create(operation.Method.ToLowerInvariant(), (JsonNode?)OperationOf(operation))));

    private static JsonObject OperationOf(ApiOperation operation)
    {
        var result = new JsonObject
        {
            ["operationId"] = operation.Id,
            ["tags"] = new JsonArray(operation.Tag),
            ["summary"] = operation.Summary,
            ["description"] = operation.Description.Length > 0 ? operation.Description : operation.Summary + ".",
            ["parameters"] = new JsonArray([.. operation.Parameters.Select(parameter => (JsonNode)ParameterOf(parameter, operation))]),
            ["responses"] = ResponsesOf(operation),
            ["security"] = operation.NeedsToken ? new JsonArray(new JsonObject { ["previewToken"] = new JsonArray() }) : new JsonArray(),
        };
        if (operation.Body is not null)
        {
            var media = new JsonObject { ["schema"] = operation.Body.DeepClone(), ["example"] = operation.BodyExample?.DeepClone() };
            result["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/json"] = media } };
        }

        return result;
    }

    private static JsonObject ParameterOf(ApiParameter parameter, ApiOperation operation)
    {
        var result = new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = parameter.InPath ? "path" : "query",
            ["required"] = parameter.Required,
            ["description"] = parameter.Help,
            ["schema"] = parameter.IsList ? Schema.List((JsonObject)parameter.Schema.DeepClone()) : parameter.Schema.DeepClone(),
        };
        if (parameter.IsList)
        {
            (result["style"], result["explode"]) = ("form", false);
        }

        if (ExampleValues.Of(operation, parameter) is { } example)
        {
            result["example"] = example;
        }

        return result;
    }

    private static JsonObject ResponsesOf(ApiOperation operation)
    {
        var responses = new JsonObject { ["200"] = new JsonObject { ["description"] = operation.Summary, ["headers"] = Headers(operation), ["content"] = Content(operation.AnswerType, operation.Answer) } };
        if (operation.Method == "GET" && !operation.NeedsToken)
        {
            responses["304"] = new JsonObject { ["description"] = Meanings[304] };
        }

        foreach (var status in operation.Problems.Concat([400, 429]).Order())
        {
            var response = new JsonObject { ["description"] = Meanings[status] };
            if (status == 301)
            {
                response["headers"] = HeadersOf(("Location", "Ask this instead"));
            }
            else
            {
                response["content"] = Content("application/problem+json", Schema.Ref("Problem"));
            }

            if (status == 429)
            {
                response["headers"] = HeadersOf(("Retry-After", "Seconds to wait"));
            }

            responses[status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = response;
        }

        responses["default"] = new JsonObject { ["description"] = "Anything else: 405 for another method, 414 for an address that is too long, 421 for a host that no site has, 500 when it is our fault", ["content"] = Content("application/problem+json", Schema.Ref("Problem")) };
        return responses;
    }

    private static JsonObject Headers(ApiOperation operation)
    {
        List<(string, string)> headers =
        [
            ("RateLimit-Policy", "How many answers that have to be made a client may ask for"), ("RateLimit", "How many are left in this minute; missing when the answer was in the cache"),
        ];
        if (operation.Method == "GET" && !operation.NeedsToken)
        {
            headers.Add(("ETag", "Names exactly these bytes; send it back as `If-None-Match`"));
        }

        return HeadersOf([.. headers]);
    }

    private static JsonObject HeadersOf(params IEnumerable<(string Name, string Help)> headers) =>
        new(headers.Select(one => KeyValuePair.Create(one.Name, (JsonNode?)new JsonObject { ["description"] = one.Help, ["schema"] = Schema.Text })));

    private static JsonObject Content(string type, JsonObject schema) => new() { [type] = new JsonObject { ["schema"] = schema.DeepClone() } };
}
