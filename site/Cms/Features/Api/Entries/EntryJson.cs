using System.Globalization;
using System.Text.Json.Nodes;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Features.Api.Calling;
using PreventPublic.Cms.Features.Api.Describing;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.Api.Entries;

/// <summary>What of an entry is wanted.</summary>
/// <param name="Fields">Names of properties and fields; empty for all.</param>
/// <param name="Bodies">The forms in which the body is wanted: <c>html</c>, <c>text</c>, <c>markdown</c>.</param>
public sealed record EntryShape(IReadOnlyCollection<string> Fields, IReadOnlyCollection<string> Bodies)
{
    /// <summary>What names an entry is always there.</summary>
    public static readonly IReadOnlyList<string> Always = ["name", "type", "key", "site", "language"];

    public bool Wants(string name) => Fields.Count == 0 || Fields.Contains(name);
}

/// <summary>An entry as JSON: the same for every type, from the type's definition. A field that is private is not here, and of a contact that is not confirmed only that it is not.</summary>
public static class EntryJson
{
    private static readonly string[] OfUnconfirmed = ["phone", "textPhone", "phoneOutOfHours", "email", "web", "source"];

    /// <param name="origin">Where the site's pages are.</param>
    public static JsonObject Of(Reader reader, string origin, Entry entry, EntryShape shape)
    {
        var text = reader.Use(entry).In(reader.Language);
        var json = new JsonObject
        {
            ["name"] = entry.Name,
            ["type"] = entry.Type.Name,
            ["key"] = entry.Key,
            ["site"] = reader.Site.Id,
            ["language"] = text.Language.Code,
        };
        Add(json, shape, "address", () => entry.Address);
        Add(json, shape, "url", () => entry.Address is { } address ? origin + reader.Href(address) : null);
        Add(json, shape, "languages", () => new JsonArray([.. reader.Site.Languages.Where(entry.IsIn).Select(language => (JsonNode)language.Code)]));
        Add(json, shape, "translation", () => TranslationOf(text));
        if (EntryOrder.UpdatedAt(entry) is { } updated)
        {
            Add(json, shape, "updated", () => updated.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }

        Add(json, shape, "title", () => reader.Title(entry));
        Add(json, shape, "summary", () => reader.Summary(entry));
        var fields = FieldsOf(reader, text, entry, shape);
        if (fields.Count > 0 || shape.Wants("fields"))
        {
            json["fields"] = fields;
        }

        if (shape.Bodies.Count > 0)
        {
            json["body"] = BodyOf(reader, text, shape.Bodies);
        }

        return json;
    }

    public static JsonObject Of(ApiCall call, Entry entry, EntryShape shape) => Of(call.Reader, call.Origin, entry, shape);

    public static JsonObject BodyOf(Reader reader, LocalText text, IReadOnlyCollection<string> forms)
    {
        var json = new JsonObject();
        foreach (var form in forms)
        {
            json[form] = form switch
            {
                "html" => PageRenderer.Render(reader, text.Body).ToString(),
                "text" => BodyText.Of(reader, text.Body),
                _ => string.Join("\n\n", text.Body.Select(passage => Tokens.Fill(passage.Markdown.Trim(), reader, passage.Language))) + "\n",
            };
        }

        return json;
    }

    /// <summary>Whether a field is not told, by no answer and to no question.</summary>
    public static bool IsHidden(ContentItem item, string field) => item is Contact { Withheld: true } && OfUnconfirmed.Contains(field);

    private static void Add(JsonObject json, EntryShape shape, string name, Func<JsonNode?> value)
    {
        if (shape.Wants(name))
        {
            json[name] = value();
        }
    }

    private static JsonObject FieldsOf(Reader reader, LocalText text, Entry entry, EntryShape shape)
    {
        var json = new JsonObject();
        foreach (var field in entry.Type.Fields.Where(field => !field.Rules.Private && field.Key is not ("title" or "summary" or "extends")))
        {
            var name = Schema.NameOf(field);
            if (!IsHidden(text.Item, name) && (shape.Wants(name) || shape.Fields.Contains("fields")) && ValueOf(reader, text, field, field.ValueIn(text.Item)) is { } value)
            {
                json[name] = value;
            }
        }

        return json;
    }

    private static JsonNode? ValueOf(Reader reader, LocalText text, FieldDefinition field, object? value) => value switch
    {
        null => null,
        IReadOnlyList<string> { Count: 0 } => null,
        IReadOnlyList<string> list => new JsonArray([.. list.Select(one => (JsonNode)Filled(reader, text, field, one))]),
        IEnumerable<DateOnly> days => new JsonArray([.. days.Select(day => (JsonNode)Dates.Iso(day))]),
        IEnumerable<int> numbers => new JsonArray([.. numbers.Select(number => (JsonNode)number)]),
        string one => Filled(reader, text, field, one),
        bool flag => flag,
        int number => number,
        DateOnly day => Dates.Iso(day),
        DateTime moment => reader.Site.Clock.At(moment).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        System.Collections.IEnumerable groups => new JsonArray([.. groups.Cast<object>().Select(group => (JsonNode)GroupOf(reader, text, field, group))]),
        _ => GroupOf(reader, text, field, value),
    };

    private static JsonObject GroupOf(Reader reader, LocalText text, FieldDefinition field, object group)
    {
        var json = new JsonObject();
        foreach (var inner in field.Inner.Where(inner => !inner.Rules.Private))
        {
            if (ValueOf(reader, text, inner, inner.ValueIn(group)) is { } value)
            {
                json[Schema.NameOf(inner)] = value;
            }
        }

        return json;
    }

    private static string Filled(Reader reader, LocalText text, FieldDefinition field, string value) =>
        field.Rules.RefersTo is "contacts" or "pages" ? $"{field.Rules.RefersTo}/{value}" : field.Rules.Translated ? Tokens.Fill(value, reader, text.Language) : value;

    private static string TranslationOf(LocalText text) =>
        text.Language.IsEnglish ? "original" : text.State.HasFlag(TranslationState.Behind) ? "behind" : text.State.HasFlag(TranslationState.Draft) ? "unchecked" : "checked";
}
