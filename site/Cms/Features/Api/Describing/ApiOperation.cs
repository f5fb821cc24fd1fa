using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Calling;

namespace PreventPublic.Cms.Features.Api.Describing;

/// <summary>
/// One thing that the API does. Routing, checking of parameters, the OpenAPI document, the page for developers and the tests are
/// all made from this, so that none of them can say anything else than another.
/// </summary>
/// <param name="Id">Its name in generated clients: <c>listEntries</c>.</param>
/// <param name="Path">With parameters in braces: <c>/api/v1/entries/{folder}/{key}</c>.</param>
/// <param name="Tag">The group it is listed in.</param>
/// <param name="Summary">What it does, in one line.</param>
public sealed record ApiOperation(string Id, string Path, string Tag, string Summary)
{
    public string Method { get; init; } = "GET";

    public string Description { get; init; } = "";

    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>The JSON schema of what is sent; null when nothing is.</summary>
    public JsonObject? Body { get; init; }

    public JsonNode? BodyExample { get; init; }

    /// <summary>The JSON schema of the answer.</summary>
    public required JsonObject Answer { get; init; }

    public string AnswerType { get; init; } = "application/json";

    /// <summary>Statuses other than 200 that it may answer with, besides those that any operation may (400, 429).</summary>
    public IReadOnlyList<int> Problems { get; init; } = [];

    /// <summary>An address with values put in, which works on the shipped content; tests ask it.</summary>
    public required string Example { get; init; }

    /// <summary>Only with a preview token; never kept anywhere.</summary>
    public bool NeedsToken { get; init; }

    /// <summary>The last part of the path may hold slashes.</summary>
    public bool LongKey { get; init; }

    public required Func<ApiCall, Task<ApiAnswer>> Do { get; init; }
}

/// <summary>A value that an operation takes.</summary>
/// <param name="Schema">What it may be; checked before the operation is asked.</param>
/// <param name="IsList">Several values, divided by commas; <paramref name="Schema"/> is that of one.</param>
public sealed record ApiParameter(string Name, string Help, JsonObject Schema, bool IsList = false, bool InPath = false, bool Required = false)
{
    public static ApiParameter Text(string name, string help, int maxLength = 200, string? pattern = null, bool required = false)
    {
        var schema = new JsonObject { ["type"] = "string", ["maxLength"] = maxLength };
        if (pattern is not null)
        {
            schema["pattern"] = pattern;
        }

        return new ApiParameter(name, help, schema, Required: required);
    }

    public static ApiParameter OneOf(string name, string help, IEnumerable<string> values, bool list = false) =>
        new(name, help, new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(value => (JsonNode)value)]) }, list);

    public static ApiParameter Number(string name, string help, int from, int to, int usual) =>
        new(name, help, new JsonObject { ["type"] = "integer", ["minimum"] = from, ["maximum"] = to, ["default"] = usual });

    public static ApiParameter Flag(string name, string help) => new(name, help, new JsonObject { ["type"] = "boolean", ["default"] = false });

    public static ApiParameter Date(string name, string help) => new(name, help, new JsonObject { ["type"] = "string", ["format"] = "date" });

    public static ApiParameter Path(string name, string help, string pattern) =>
        new(name, help, new JsonObject { ["type"] = "string", ["maxLength"] = 200, ["pattern"] = pattern }, InPath: true, Required: true);
}

/// <summary>Operations that belong together, of this module or brought by the host for another one.</summary>
public interface IApiGroup
{
    /// <summary>What its operations are about, in a sentence.</summary>
    string About { get; }

    IReadOnlyList<ApiOperation> Operations { get; }

    /// <summary>JSON schemas by name, for the operations' answers to refer to.</summary>
    IReadOnlyDictionary<string, JsonObject> Schemas { get; }
}
