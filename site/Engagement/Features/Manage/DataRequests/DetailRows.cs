using System.Text.Json;
using System.Text.RegularExpressions;

namespace PreventPublic.Engagement.Features.Manage.DataRequests;

/// <summary>A record as rows that people can read: everything that its JSON has, and nothing else.</summary>
public static partial class DetailRows
{
    public static IEnumerable<(string Label, IReadOnlyList<string> Lines)> Of(object details) =>
        JsonSerializer.SerializeToElement(details, details.GetType()).EnumerateObject()
            .Select(property => (LabelOf(property.Name), (IReadOnlyList<string>)[.. LinesOf(property.Value)])).Where(row => row.Item2.Count > 0);

    private static IEnumerable<string> LinesOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Array => value.EnumerateArray().Select(item => string.Join(", ", LinesOf(item))),
        JsonValueKind.Object => value.EnumerateObject().Select(property => $"{LabelOf(property.Name)}: {string.Join(", ", LinesOf(property.Value))}"),
        JsonValueKind.True => ["yes"],
        JsonValueKind.False => ["no"],
        _ => value.ToString() is { Length: > 0 } text ? [text] : [],
    };

    /// <summary><c>RegisteredAt</c> is “Registered at”.</summary>
    private static string LabelOf(string name)
    {
        var words = Hump().Replace(name, " $1").ToLowerInvariant();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("(?<=[a-z])([A-Z])")]
    private static partial Regex Hump();
}
