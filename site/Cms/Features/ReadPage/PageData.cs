using System.Text.Json.Nodes;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.ReadPage;

/// <summary>schema.org data of an information page.</summary>
public static class PageData
{
    public static string? Of(Reader reader, Entry entry) => (entry.Item as Page)?.About switch
    {
        "service" => new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "GovernmentService",
            ["name"] = reader.Title(entry),
            ["description"] = reader.Summary(entry),
            ["areaServed"] = reader.Settings.Area,
            ["provider"] = new JsonObject { ["@type"] = "GovernmentOrganization", ["name"] = reader.Settings.Council },
        }.ToJsonString(),
        _ => null,
    };
}
