using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PreventPublic.Cms.Definitions;

namespace PreventPublic.Cms.Editing;

/// <summary>Writes fields and a body as the text of a content file, so that what a form saves is what a file would say.</summary>
public static partial class SourceWriter
{
    /// <param name="values">By front-matter key, in the order to write: a text, a list of texts, or a list of groups. Empty ones are left out.</param>
    public static string Write(IEnumerable<KeyValuePair<string, object?>> values, string body)
    {
        var text = new StringBuilder("---\n");
        foreach (var (key, value) in values)
        {
            Append(text, key, value);
        }

        text.Append("---\n");
        var clean = body.ReplaceLineEndings("\n").Trim('\n');
        return clean.Length == 0 ? text.ToString() : text.Append(clean).Append('\n').ToString();
    }

    /// <summary>A field's value as front matter holds it; null when it is what the type gives anyway.</summary>
    public static object? ValueOf(FieldDefinition field, object? value) => value switch
    {
        null or "" or false => null,
        true => "true",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        IReadOnlyList<string> texts => texts.Count == 0 ? null : texts,
        System.Collections.IEnumerable groups and not string when field.Kind == FieldKind.Group => GroupsOf(field, groups),
        System.Collections.IEnumerable many and not string => Texts(many) is { Count: > 0 } texts ? texts : null,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The items of a list as texts, each as front matter writes it.</summary>
    public static IReadOnlyList<string> Texts(System.Collections.IEnumerable many) =>
    [
        .. many.Cast<object>().Select(one => one switch
        {
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime moment => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            _ => Convert.ToString(one, CultureInfo.InvariantCulture) ?? "",
        }),
    ];

    private static List<IReadOnlyList<KeyValuePair<string, object>>>? GroupsOf(FieldDefinition field, System.Collections.IEnumerable groups)
    {
        var all = groups.Cast<object>().Select(group => (IReadOnlyList<KeyValuePair<string, object>>)
            [.. field.Inner.Select(inner => KeyValuePair.Create(inner.Key, ValueOf(inner, inner.ValueIn(group)))).Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!))]).ToList();
        return all.Count == 0 ? null : all;
    }

    private static void Append(StringBuilder text, string key, object? value)
    {
        switch (value)
        {
            case string { Length: > 0 } one:
                text.Append(CultureInfo.InvariantCulture, $"{key}: {Scalar(one)}\n");
                break;
            case IReadOnlyList<string> { Count: > 0 } many when many.All(item => Bare().IsMatch(item)):
                text.Append(CultureInfo.InvariantCulture, $"{key}: [{string.Join(", ", many)}]\n");
                break;
            case IReadOnlyList<string> { Count: > 0 } many:
                text.Append(CultureInfo.InvariantCulture, $"{key}:\n");
                foreach (var item in many)
                {
                    text.Append(CultureInfo.InvariantCulture, $"  - {Scalar(item)}\n");
                }

                break;
            case IReadOnlyList<IReadOnlyList<KeyValuePair<string, object>>> { Count: > 0 } groups:
                AppendGroups(text, key, groups);
                break;
        }
    }

    private static void AppendGroups(StringBuilder text, string key, IReadOnlyList<IReadOnlyList<KeyValuePair<string, object>>> groups)
    {
        text.Append(CultureInfo.InvariantCulture, $"{key}:\n");
        foreach (var group in groups.Where(group => group.Count > 0))
        {
            var mark = "  - ";
            foreach (var (name, value) in group)
            {
                text.Append(CultureInfo.InvariantCulture, $"{mark}{name}: {(value is IReadOnlyList<string> many ? InLine(many) : Scalar((string)value))}\n");
                mark = "    ";
            }
        }
    }

    private static string InLine(IEnumerable<string> many) => $"[{string.Join(", ", many.Select(item => Bare().IsMatch(item) ? item : Quoted(item)))}]";

    private static string Quoted(string text) =>
        $"\"{string.Concat(text.Where(c => !char.IsControl(c))).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Plain where YAML reads it as it stands, else in double quotes (YAML 1.2.2 §7.3.1).</summary>
    public static string Scalar(string value)
    {
        var line = value.ReplaceLineEndings(" ").Trim();
        var plain = PlainStart().IsMatch(line) && !line.Contains(": ", StringComparison.Ordinal) && !line.Contains(" #", StringComparison.Ordinal) && !line.EndsWith(':')
            && !line.Any(char.IsControl) && line is not ("true" or "false" or "null" or "yes" or "no" or "~") || Date().IsMatch(line) || line == "true";
        return plain ? line : Quoted(line);
    }

    [GeneratedRegex("^[A-Za-z0-9/._-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(\p{L}|/)[^\u0000-\u001f]*$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainStart();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
