using System.Text.Json;
using System.Text.Json.Nodes;
using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Features.Api.Describing;

/// <summary>JSON schemas (draft 2020-12), written shortly.</summary>
public static class Schema
{
    public static JsonObject Text => new() { ["type"] = "string" };

    public static JsonObject Flag => new() { ["type"] = "boolean" };

    public static JsonObject Number => new() { ["type"] = "integer" };

    public static JsonObject Moment => new() { ["type"] = "string", ["format"] = "date-time" };

    public static JsonObject Day => new() { ["type"] = "string", ["format"] = "date" };

    public static JsonObject Url => new() { ["type"] = "string", ["format"] = "uri" };

    public static JsonObject Ref(string name) => new() { ["$ref"] = "#/components/schemas/" + name };

    public static JsonObject List(JsonObject item) => new() { ["type"] = "array", ["items"] = item };

    public static JsonObject Map(JsonObject value) => new() { ["type"] = "object", ["additionalProperties"] = value };

    public static JsonObject OneOf(params IEnumerable<string> values) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(value => (JsonNode)value)]) };

    public static JsonObject Exactly(string value) => new() { ["type"] = "string", ["const"] = value };

    /// <summary>The same, or null.</summary>
    public static JsonObject OrNull(JsonObject schema)
    {
        if (schema["$ref"] is not null)
        {
            return new JsonObject { ["oneOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
        }

        schema["type"] = new JsonArray(schema["type"]!.DeepClone(), "null");
        return schema;
    }

    /// <param name="properties">A name that ends with <c>?</c> may be missing.</param>
    public static JsonObject Of(params IReadOnlyList<(string Name, JsonObject Schema)> properties) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. properties.Where(one => !one.Name.EndsWith('?')).Select(one => (JsonNode)one.Name)]),
        ["properties"] = new JsonObject(properties.Select(one => KeyValuePair.Create(one.Name.TrimEnd('?'), (JsonNode?)one.Schema))),
    };

    /// <summary>The fields of a content type that are for everybody. A value that is not set is missing.</summary>
    public static JsonObject FieldsOf(IEnumerable<FieldDefinition> fields) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject(fields.Where(field => !field.Rules.Private).Select(field => KeyValuePair.Create(NameOf(field), (JsonNode?)Described(field)))),
    };

    public static string NameOf(FieldDefinition field) => JsonNamingPolicy.CamelCase.ConvertName(field.Property.Name);

    private static JsonObject Described(FieldDefinition field)
    {
        var value = field.Kind == FieldKind.Group ? FieldsOf(field.Inner) : ValueOf(field);
        var schema = field.IsList ? List(value) : value;
        schema["description"] = field.Rules.Help;
        return schema;
    }

    private static JsonObject ValueOf(FieldDefinition field) => field.Kind switch
    {
        FieldKind.Flag => Flag,
        FieldKind.Number => Number,
        FieldKind.Date => Day,
        FieldKind.DateAndTime => Moment,
        _ when field.Choices.Count > 0 => OneOf(field.Choices),
        _ => field.Rules.Format == FieldFormat.Url ? Url : Text,
    };
}
