using System.Globalization;
using System.Text.Json.Nodes;
using PreventPublic.Cms.Features.Api.Entries;
using PreventPublic.Cms.Features.BrowseEvents;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.OpenReferral;

/// <summary>A site's contacts and events as services of Open Referral UK (HSDS-UK 3.0). What is made up, and what is not confirmed, is not among them.</summary>
public sealed class Referral(Reader reader, string origin)
{
    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// <summary>Everything that is a service, in the order of its name.</summary>
    public IReadOnlyList<Entry> Services =>
    [
        .. reader.All("contacts").Where(entry => entry.Item is Contact { Withheld: false }),
        .. reader.All("events").Where(entry => entry.Item is Event { Sample: false, Cancelled: false } && EventDates.Of(reader, entry, reader.Site.Clock.Now, most: 1).Count > 0),
    ];

    public ReferralTerms Terms { get; } = new(reader);

    public string IdOf(Entry entry) => ReferralIds.Of(reader.Site.Id, entry.Name);

    public JsonObject Organisation() => new()
    {
        ["id"] = ReferralIds.Of(reader.Site.Id, "council"),
        ["name"] = reader.Settings.Council,
        ["description"] = reader.Text(reader.Settings.Summary ?? reader.Settings.Title),
        ["website"] = origin + "/",
    };

    /// <summary>The organisation that gives a service: the council for what is local, and for its events; else the body that the contact names itself.</summary>
    public JsonObject OrganisationOf(Entry entry)
    {
        if (entry.Item is not Contact { Area: "national" } contact)
        {
            return Organisation();
        }

        var organisation = new JsonObject { ["id"] = ReferralIds.Of(entry.Name, "organisation"), ["name"] = reader.Title(entry), ["description"] = reader.Summary(entry) ?? reader.Title(entry) };
        if (contact.Web is not null)
        {
            organisation["website"] = contact.Web;
        }

        return organisation;
    }

    /// <summary>What stands in lists: only what a service has one of.</summary>
    public JsonObject Brief(Entry entry)
    {
        var contact = entry.In(reader.Language).Item as Contact;
        var organisation = OrganisationOf(entry);
        var json = new JsonObject
        {
            ["id"] = IdOf(entry),
            ["organization_id"] = (string)organisation["id"]!,
            ["name"] = reader.Title(entry),
            ["description"] = reader.Summary(entry) ?? reader.Title(entry),
            ["url"] = contact?.Web ?? origin + reader.Href(entry.Address ?? "/contacts"),
            ["status"] = "active",
            ["last_modified"] = (EntryOrder.UpdatedAt(entry) ?? DateTime.UnixEpoch).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["organization"] = organisation,
        };
        foreach (var (name, value) in new[] { ("email", contact?.Email), ("fees", contact?.Cost ?? (entry.In(reader.Language).Item as Event)?.Cost), ("assured_date", contact is { State: "verified", VerifiedOn: { } day } ? Dates.Iso(day) : null) })
        {
            if (value is not null)
            {
                json[name] = reader.Text(value);
            }
        }

        return json;
    }

    /// <summary>A service with all that belongs to it.</summary>
    public JsonObject Full(Entry entry)
    {
        var (json, id) = (Brief(entry), IdOf(entry));
        json["service_areas"] = new JsonArray(new JsonObject { ["id"] = ReferralIds.Of(id, "area"), ["service_id"] = id, ["name"] = entry.Item is Contact { Area: "national" } ? "United Kingdom" : reader.Settings.Area });
        json["attributes"] = Terms.AttributesOf(id, entry);
        if (entry.In(reader.Language).Item is Contact contact)
        {
            AddContact(json, id, entry, contact);
        }
        else if (entry.In(reader.Language).Item is Event item)
        {
            AddEvent(json, id, entry, item);
        }

        return json;
    }

    private void AddContact(JsonObject json, string id, Entry entry, Contact contact)
    {
        var phones = new[] { (contact.Phone, "voice"), (contact.TextPhone, "textphone"), (contact.PhoneOutOfHours, "voice") }.Where(pair => pair.Item1 is not null)
            .Select((pair, number) => (JsonNode)new JsonObject { ["id"] = ReferralIds.Of(id, "phone", number.ToString(CultureInfo.InvariantCulture)), ["number"] = pair.Item1, ["type"] = pair.Item2 }).ToArray();
        json["contacts"] = new JsonArray(new JsonObject { ["id"] = ReferralIds.Of(id, "contact"), ["service_id"] = id, ["name"] = reader.Title(entry), ["phones"] = new JsonArray(phones) });
        if (contact.Hours is not null)
        {
            json["schedules"] = new JsonArray(new JsonObject { ["id"] = ReferralIds.Of(id, "hours"), ["service_id"] = id, ["description"] = reader.Text(contact.Hours) });
        }
    }

    private void AddEvent(JsonObject json, string id, Entry entry, Event item)
    {
        json["schedules"] = new JsonArray(ScheduleOf(id, entry, item));
        if (item is { Online: false, Street: { } street, Town: { } town, Postcode: { } postcode })
        {
            var location = ReferralIds.Of(id, "location");
            json["service_at_locations"] = new JsonArray(new JsonObject
            {
                ["id"] = ReferralIds.Of(id, "at"),
                ["service_id"] = id,
                ["location_id"] = location,
                ["location"] = new JsonObject
                {
                    ["id"] = location,
                    ["location_type"] = "physical",
                    ["name"] = item.Venue ?? street,
                    ["addresses"] = new JsonArray(new JsonObject
                    {
                        ["id"] = ReferralIds.Of(id, "address"),
                        ["location_id"] = location,
                        ["address_1"] = street,
                        ["city"] = town,
                        ["state_province"] = reader.Settings.Area,
                        ["postal_code"] = postcode,
                        ["country"] = "GB",
                        ["address_type"] = "physical",
                    }),
                    ["accessibility"] = new JsonArray([.. item.Access.Select(access => (JsonNode)new JsonObject { ["id"] = ReferralIds.Of(id, access), ["location_id"] = location, ["description"] = access })]),
                },
            });
        }
    }

    private JsonObject ScheduleOf(string id, Entry entry, Event item)
    {
        var rule = (item.Repeats ?? "").Split(';').Select(part => part.Split('=')).Where(part => part.Length == 2).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        var json = new JsonObject
        {
            ["id"] = ReferralIds.Of(id, "schedule"),
            ["service_id"] = id,
            ["dtstart"] = Dates.Iso(DateOnly.FromDateTime(item.Starts)),
            ["opens_at"] = item.Starts.ToString("HH:mm", CultureInfo.InvariantCulture),
            ["closes_at"] = item.Ends.ToString("HH:mm", CultureInfo.InvariantCulture),
            ["attending_type"] = item.Online ? "online" : "in-person",
        };
        if (rule.GetValueOrDefault("FREQ") is "WEEKLY" or "MONTHLY")
        {
            json["freq"] = rule["FREQ"];
            json["interval"] = int.TryParse(rule.GetValueOrDefault("INTERVAL", "1"), CultureInfo.InvariantCulture, out var interval) ? interval : 1;
            json["byday"] = rule.GetValueOrDefault("BYDAY") ?? Weekdays[((int)item.Starts.DayOfWeek + 6) % 7];
            json["valid_from"] = Dates.Iso(DateOnly.FromDateTime(item.Starts));
            if ((rule.ContainsKey("COUNT") || rule.ContainsKey("UNTIL")) && EventDates.Of(reader, entry, reader.Site.Clock.At(item.Starts)) is [.., var last])
            {
                json["valid_to"] = Dates.Iso(DateOnly.FromDateTime(last.Starts.DateTime));
            }

            if (item.Except.Count > 0)
            {
                json["notes"] = "Not on " + string.Join(", ", item.Except.Order().Select(Dates.Iso));
            }
        }

        return json;
    }
}
