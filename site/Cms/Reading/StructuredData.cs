using System.Text.Json.Nodes;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Reading;

/// <summary>What a page says to programs in schema.org's words. It is data: the page's own policy lets no script of this kind run, and none is.</summary>
public static class StructuredData
{
    /// <summary>The page's own data with the way to it, as one graph; null when there is neither.</summary>
    /// <param name="trail">From the home page down to the page above this one.</param>
    public static string? Of(Reader reader, string origin, IReadOnlyList<(string Title, string Address)> trail, string title, params IEnumerable<JsonObject?> own)
    {
        var nodes = own.OfType<JsonObject>().ToList();
        if (trail.Count > 0)
        {
            nodes.Add(Breadcrumbs(reader, origin, trail, title));
        }

        return nodes.Count == 0 ? null : new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = new JsonArray([.. nodes]) }.ToJsonString();
    }

    /// <summary>The council behind the site.</summary>
    public static JsonObject Council(Reader reader, string origin) => new()
    {
        ["@type"] = "GovernmentOrganization",
        ["@id"] = origin + "/#council",
        ["name"] = reader.Settings.Council,
        ["url"] = origin + "/",
        ["areaServed"] = reader.Settings.Area,
    };

    /// <summary>A contact that the council lets be shown.</summary>
    public static JsonObject? ContactPoint(Reader reader, Entry entry) => entry.In(reader.Language).Item is not Contact { Withheld: false } contact || (contact.Phone ?? contact.Email ?? contact.Web) is null ? null : new JsonObject
    {
        ["@type"] = "ContactPoint",
        ["name"] = reader.Title(entry),
        ["contactType"] = contact.Kind == "emergency" ? "emergency" : "customer support",
        ["telephone"] = contact.Phone,
        ["email"] = contact.Email,
        ["url"] = contact.Web,
        ["areaServed"] = contact.Area == "national" ? "United Kingdom" : reader.Settings.Area,
        ["description"] = reader.Summary(entry),
    };

    private static JsonObject Breadcrumbs(Reader reader, string origin, IReadOnlyList<(string Title, string Address)> trail, string title)
    {
        var steps = trail.Select((step, number) => (JsonNode)new JsonObject { ["@type"] = "ListItem", ["position"] = number + 1, ["name"] = step.Title, ["item"] = origin + reader.Href(step.Address) })
            .Append(new JsonObject { ["@type"] = "ListItem", ["position"] = trail.Count + 1, ["name"] = title });
        return new JsonObject { ["@type"] = "BreadcrumbList", ["itemListElement"] = new JsonArray([.. steps]) };
    }
}
