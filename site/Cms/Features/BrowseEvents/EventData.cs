using System.Globalization;
using System.Text.Json.Nodes;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.BrowseEvents;

/// <summary>schema.org/Event of the next occasion.</summary>
public static class EventData
{
    /// <param name="origin">The site's: addresses in the data are whole.</param>
    public static JsonObject? Of(Reader reader, Entry entry, IReadOnlyList<Occasion> next, string origin)
    {
        var item = (Event)entry.In(reader.Language).Item;
        if (next is not [var occasion, ..] || item.Sample)
        {
            // A sample must not reach anybody's calendar through a search engine.
            return null;
        }

        return new JsonObject
        {
            ["@type"] = "Event",
            ["name"] = reader.Title(entry),
            ["description"] = reader.Summary(entry),
            ["url"] = origin + reader.Href(entry.Address!),
            ["inLanguage"] = entry.In(reader.Language).Language.Code,
            ["startDate"] = Iso(occasion.Starts),
            ["endDate"] = Iso(occasion.Ends),
            ["eventStatus"] = "https://schema.org/" + (item.Cancelled ? "EventCancelled" : "EventScheduled"),
            ["eventAttendanceMode"] = "https://schema.org/" + (item.Online ? "OnlineEventAttendanceMode" : "OfflineEventAttendanceMode"),
            ["location"] = Place(item, origin + reader.Href(entry.Address!)),
            ["organizer"] = new JsonObject { ["@type"] = "Organization", ["name"] = item.Organiser ?? reader.Settings.Council },
            ["isAccessibleForFree"] = item.Cost is null || item.Cost.Equals("free", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static JsonObject Place(Event item, string address) => item.Online
        ? new JsonObject { ["@type"] = "VirtualLocation", ["url"] = address }
        : new JsonObject
        {
            ["@type"] = "Place",
            ["name"] = item.Venue,
            ["address"] = new JsonObject
            {
                ["@type"] = "PostalAddress",
                ["streetAddress"] = item.Street,
                ["addressLocality"] = item.Town,
                ["postalCode"] = item.Postcode,
                ["addressCountry"] = "GB",
            },
        };

    private static string Iso(DateTimeOffset moment) => moment.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
