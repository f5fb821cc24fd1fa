using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using PreventPublic.Core.Mail;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Events.Letters;

/// <summary>
/// A registered person's calendar entry (RFC 5545, 5546). The UID stays, the sequence grows, so that calendars change or take
/// away what they have and do not add it again. It holds no personal link: calendars are shared.
/// </summary>
public static class CalendarEntry
{
    public const string Request = "REQUEST";
    public const string Cancel = "CANCEL";

    public static CalendarPart Of(string method, Registration registration, Session session, string title, CouncilSite site, string organiser, int sequence, DateTime now, string? link)
    {
        var calendar = new Calendar { ProductId = "-//Prevent Public//EN", Method = method };
        var starts = Local(session.StartsAt, site);
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(site.ZoneId, starts.AddYears(-1), includeHistoricalData: false));
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"{registration.Id:N}@{new Uri(site.Origin).Host}",
            Sequence = sequence,
            DtStamp = new CalDateTime(now, "UTC"),
            LastModified = new CalDateTime(now, "UTC"),
            DtStart = new CalDateTime(starts, site.ZoneId),
            DtEnd = new CalDateTime(Local(session.EndsAt, site), site.ZoneId),
            Summary = title,
            Location = session.Place,
            Url = new Uri($"{site.Origin}/events/{session.Event}"),
            Status = method == Cancel ? EventStatus.Cancelled : EventStatus.Confirmed,
            Organizer = new Organizer($"mailto:{organiser}") { CommonName = site.Title },
            Attendees = { new Attendee($"mailto:{registration.Email}") { ParticipationStatus = EventParticipationStatus.Accepted, Rsvp = false } },
        });
        return new CalendarPart(method, new CalendarSerializer().SerializeToString(calendar) ?? "", link);
    }

    private static DateTime Local(DateTime utc, CouncilSite site) => TimeZoneInfo.ConvertTimeFromUtc(utc, site.Clock.Zone);
}
