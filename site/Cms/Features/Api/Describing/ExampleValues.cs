using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace PreventPublic.Cms.Features.Api.Describing;

/// <summary>What an operation's example, which tests ask, gives each of its parameters.</summary>
public static class ExampleValues
{
    /// <returns>Null when the example leaves it out.</returns>
    public static JsonNode? Of(ApiOperation operation, ApiParameter parameter) =>
        (parameter.InPath ? InPath(operation, parameter.Name) : InQuery(operation, parameter.Name)) is { } text ? Typed(parameter, text) : null;

    private static string? InPath(ApiOperation operation, string name)
    {
        var pieces = operation.Path.Split('/');
        var (place, values) = (Array.IndexOf(pieces, "{" + name + "}"), operation.Example.Split('?')[0].Split('/'));
        return place < 0 ? null : place == pieces.Length - 1 ? string.Join('/', values[place..]) : values[place];
    }

    private static string? InQuery(ApiOperation operation, string name) =>
        operation.Example.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 && QueryHelpers.ParseQuery(operation.Example[mark..]).TryGetValue(name, out var value) ? value.ToString() : null;

    private static JsonNode Typed(ApiParameter parameter, string text) => (string?)parameter.Schema["type"] switch
    {
        _ when parameter.IsList => new JsonArray([.. text.Split(',').Select(one => (JsonNode)one)]),
        "integer" => int.Parse(text, CultureInfo.InvariantCulture),
        "boolean" => text == "true",
        _ => text,
    };
}
