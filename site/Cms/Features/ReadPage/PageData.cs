using System.Text.Json.Nodes;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.ReadPage;

/// <summary>schema.org data of an information page.</summary>
public static class PageData
{
    public static IEnumerable<JsonObject?> Of(Reader reader, Entry entry, string origin) =>
        [(entry.Item as Page)?.About switch { "service" => Service(reader, entry, origin), "faq" => Questions(reader, entry), _ => null }, entry.Address == "/" ? StructuredData.Council(reader, origin) : null];

    private static JsonObject Service(Reader reader, Entry entry, string origin) => new()
    {
        ["@type"] = "GovernmentService",
        ["name"] = reader.Title(entry),
        ["description"] = reader.Summary(entry),
        ["url"] = origin + reader.Href(entry.Address!),
        ["areaServed"] = reader.Settings.Area,
        ["provider"] = StructuredData.Council(reader, origin),
        ["inLanguage"] = entry.In(reader.Language).Language.Code,
    };

    /// <summary>Each section under a heading that asks something, with what stands there as the answer.</summary>
    private static JsonObject? Questions(Reader reader, Entry entry)
    {
        var pairs = entry.In(reader.Language).Body
            .SelectMany(passage => Sections.Split(passage.Markdown).Where(section => section.Id is not null).Select(section => BodyText.Of(reader, [passage with { Markdown = section.Text }]).Split('\n', 2)))
            .Where(lines => lines is [var heading, _] && heading.TrimEnd().EndsWith('?') || lines is [var other, _] && other.TrimEnd().EndsWith('؟')).ToList();
        return pairs.Count == 0 ? null : new JsonObject
        {
            ["@type"] = "FAQPage",
            ["inLanguage"] = entry.In(reader.Language).Language.Code,
            ["mainEntity"] = new JsonArray([.. pairs.Select(lines => (JsonNode)new JsonObject
            {
                ["@type"] = "Question", ["name"] = lines[0], ["acceptedAnswer"] = new JsonObject { ["@type"] = "Answer", ["text"] = lines[1] },
            })]),
        };
    }
}
