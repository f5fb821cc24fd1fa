using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.BrowseEvents;

/// <summary>Events as iCalendar (RFC 5545), with the time zone's rules inside, so that a series keeps its hour through clock changes.</summary>
public static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    public static string Of(Reader reader, IEnumerable<Entry> entries, string origin)
    {
        var zone = reader.Site.Settings.TimeZone;
        var calendar = new Calendar { ProductId = "-//Prevent Public//EN" };
        calendar.AddProperty("X-WR-CALNAME", reader.Text(reader.Settings.Title));
        var events = entries.ToList();
        var earliest = events.Select(entry => ((Event)entry.Item).Starts).DefaultIfEmpty(reader.Site.Clock.Now.DateTime).Min();
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(zone, earliest.AddYears(-1), includeHistoricalData: false));
        foreach (var entry in events)
        {
            calendar.Events.Add(One(reader, entry, zone, origin));
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent One(Reader reader, Entry entry, string zone, string origin)
    {
        var item = (Event)entry.In(reader.Language).Item;
        var host = new Uri(origin).Host;
        var result = new CalendarEvent
        {
            // Stable for the life of the event, so that calendars update it and do not add it again.
            Uid = $"{reader.Site.Id}-{entry.Key}@{host}",
            DtStamp = new CalDateTime(entry.Documents.Max(document => document.SavedAt) ?? DateTime.UnixEpoch, "UTC"),
            Summary = (item.Sample ? $"[{reader.Words["page.sample"]}] " : "") + reader.Title(entry),
            Description = reader.Summary(entry),
            Location = item.Online ? reader.Words["events.online"] : string.Join(", ", new[] { item.Venue, item.Street, item.Postcode }.OfType<string>()),
            Url = new Uri(origin + reader.Href(entry.Address!)),
            DtStart = new CalDateTime(item.Starts, zone),
            DtEnd = new CalDateTime(item.Ends, zone),
            Status = item.Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        };
        if (item.Repeats is not null)
        {
            result.RecurrenceRule = new RecurrencePattern(item.Repeats);
        }

        foreach (var left in item.Except)
        {
            result.ExceptionDates.Add(new CalDateTime(left.ToDateTime(TimeOnly.FromDateTime(item.Starts)), zone));
        }

        return result;
    }
}
