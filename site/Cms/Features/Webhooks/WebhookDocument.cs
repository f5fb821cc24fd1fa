using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Describing;

namespace PreventPublic.Cms.Features.Webhooks;

/// <summary>What receivers are sent, for the OpenAPI document.</summary>
public static class WebhookDocument
{
    public static JsonObject News => Schema.Of(
        ("id", Schema.Text), ("event", Schema.OneOf([.. WebhookNews.Known.Keys])), ("site", Schema.Text),
        ("entry", Schema.Of(("name", Schema.Text), ("type", Schema.Text), ("language", Schema.Text))), ("at", Schema.Moment));

    public static JsonObject Paths => new(WebhookNews.Known.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)new JsonObject { ["post"] = Told(one.Key, one.Value) })));

    private static JsonObject Told(string name, string summary) => new()
    {
        ["operationId"] = string.Concat(name.Split('.').Select((part, at) => at == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..])),
        ["summary"] = summary,
        ["description"] = "Sent to receivers that were set up in Manage. Ask the entry by its name for what it says now.",
        ["parameters"] = new JsonArray(
            HeaderOf(WebhookKeys.Header, "`t=` Unix seconds, then `v1=` HMAC-SHA256 in hex over that time, a full stop and the body; two of them after a change of key"),
            HeaderOf("Prevent-Event", "The event's name"), HeaderOf("Prevent-Delivery", "Names what happened, on every try and replay: take it once")),
        ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Schema.Ref("News") } } },
        ["responses"] = new JsonObject
        {
            ["2XX"] = new JsonObject { ["description"] = "Taken" },
            ["410"] = new JsonObject { ["description"] = "Do not send this again" },
            ["default"] = new JsonObject { ["description"] = "Not taken: it is sent again, later and later, for two days" },
        },
        ["security"] = new JsonArray(),
    };

    private static JsonObject HeaderOf(string name, string help) => new() { ["name"] = name, ["in"] = "header", ["required"] = true, ["description"] = help, ["schema"] = Schema.Text };
}
