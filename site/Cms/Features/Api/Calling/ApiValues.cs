using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using PreventPublic.Cms.Features.Api.Describing;

namespace PreventPublic.Cms.Features.Api.Calling;

/// <summary>Checks what was asked against what the operation says it takes. Anything else is refused, so that a slip is seen and a bomb does not go off.</summary>
public static class ApiValues
{
    public const int LongestQuery = 2000;
    private const int MostInList = 50;

    /// <summary>Days further away mean nothing here, and cannot be counted on from.</summary>
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    /// <exception cref="ApiException">Something is not as the operation says.</exception>
    public static IReadOnlyDictionary<string, string> Of(HttpRequest request, ApiOperation operation)
    {
        if ((request.QueryString.Value?.Length ?? 0) > LongestQuery)
        {
            throw new ApiException(414, $"The part of the address after “?” is longer than {LongestQuery} characters. Ask for less at a time.");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, given) in request.Query)
        {
            var parameter = operation.Parameters.FirstOrDefault(one => one.Name == name && !one.InPath)
                ?? throw new ApiException(400, $"“{Short(name)}” is not a parameter here. There are: {string.Join(", ", operation.Parameters.Where(one => !one.InPath).Select(one => one.Name))}.", Short(name));
            values[name] = given is [{ } one] ? Checked(parameter, one) : throw new ApiException(400, $"“{name}” stands in the address more than once. Divide several values by commas.", name);
        }

        foreach (var parameter in operation.Parameters.Where(one => one.InPath))
        {
            var given = request.RouteValues[parameter.Name] as string ?? "";
            values[parameter.Name] = IsAllowed(parameter.Schema, given = given.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)) ? given : throw ApiException.NotFound($"{parameter.Name} “{Short(given)}”");
        }

        return operation.Parameters.FirstOrDefault(one => one.Required && !values.ContainsKey(one.Name)) is { } missing
            ? throw new ApiException(400, $"“{missing.Name}” is missing: {missing.Help}.", missing.Name)
            : values;
    }

    private static string Checked(ApiParameter parameter, string value)
    {
        var parts = parameter.IsList ? value.Split(',') : [value];
        if (parts.Length > MostInList)
        {
            throw new ApiException(400, $"“{parameter.Name}” has more than {MostInList} values.", parameter.Name);
        }

        return parts.FirstOrDefault(part => !IsAllowed(parameter.Schema, part)) is { } wrong
            ? throw new ApiException(400, $"“{Short(wrong)}” is not allowed for “{parameter.Name}”: {Allowed(parameter.Schema)}.", parameter.Name)
            : value;
    }

    private static bool IsAllowed(JsonObject schema, string value) => (string?)schema["type"] switch
    {
        "integer" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= (int)schema["minimum"]! && number <= (int)schema["maximum"]!,
        "boolean" => value is "true" or "false",
        _ when schema["enum"] is JsonArray values => values.Any(one => (string?)one == value),
        _ when (string?)schema["format"] == "date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= FirstYear and <= LastYear,
        _ => value.Length <= ((int?)schema["maxLength"] ?? 200) && (schema["pattern"] is not { } pattern || Regex.IsMatch(value, (string)pattern!, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)),
    };

    private static string Allowed(JsonObject schema) => (string?)schema["type"] switch
    {
        "integer" => $"a whole number from {schema["minimum"]} to {schema["maximum"]}",
        "boolean" => "true or false",
        _ when schema["enum"] is JsonArray values => "one of " + string.Join(", ", values.Select(one => (string?)one)),
        _ when (string?)schema["format"] == "date" => $"a day as 2027-01-31, from {FirstYear} to {LastYear}",
        _ => $"up to {(int?)schema["maxLength"] ?? 200} characters" + (schema["pattern"] is { } pattern ? $" that fit {pattern}" : ""),
    };

    private static string Short(string text) => PreventPublic.Core.PlainLine.Of(text.Length > 60 ? text[..60] + "…" : text);
}
