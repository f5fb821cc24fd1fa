using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PreventPublic.Engagement.Features.Manage.DataRequests;

/// <summary>A record as rows that people can read: everything that its JSON has, and nothing else.</summary>
public static partial class DetailRows
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static IEnumerable<(string Label, IReadOnlyList<string> Lines)> Of(object details) =>
        JsonSerializer.SerializeToElement(details, details.GetType()).EnumerateObject()
            .Select(property => (LabelOf(property.Name), (IReadOnlyList<string>)[.. LinesOf(property.Value)])).Where(row => row.Item2.Count > 0);

    private static IEnumerable<string> LinesOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Array => value.EnumerateArray().Select(item => string.Join(", ", LinesOf(item))),
        JsonValueKind.Object => value.EnumerateObject().Select(property => (property.Name, Lines: LinesOf(property.Value).ToList())).Where(row => row.Lines.Count > 0).Select(row => $"{LabelOf(row.Name)}: {string.Join(", ", row.Lines)}"),
        JsonValueKind.True => ["yes"],
        JsonValueKind.False => ["no"],
        _ => value.ToString() is { Length: > 0 } text ? [Readable(text)] : [],
    };

    private static string Readable(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("d MMMM yyyy", British)
        : text.EndsWith('Z') && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) ? moment.ToString("d MMMM yyyy, HH:mm", British)
        : text;

    /// <summary><c>RegisteredAt</c> is “Registered at”.</summary>
    private static string LabelOf(string name)
    {
        var words = Hump().Replace(name, " $1").ToLowerInvariant();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("(?<=[a-z])([A-Z])")]
    private static partial Regex Hump();
}
