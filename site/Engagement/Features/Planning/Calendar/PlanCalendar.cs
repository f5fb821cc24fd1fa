using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using PreventPublic.Engagement.Features.Planning.Sources;

namespace PreventPublic.Engagement.Features.Planning.Calendar;

/// <summary>The plan as iCalendar (RFC 5545): events of a whole day, so that no clock change moves them. UIDs stay, so that calendars change what they have.</summary>
public static class PlanCalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <param name="name">What calendar programs call it.</param>
    /// <param name="origin">Where Manage is reached.</param>
    /// <param name="now">UTC.</param>
    public static string Of(string name, IEnumerable<PlanLine> lines, string origin, DateTime now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Prevent Public//EN" };
        calendar.AddProperty("X-WR-CALNAME", name);
        foreach (var line in lines)
        {
            if (line.Day is { } day)
            {
                calendar.Events.Add(One(line, day, origin, now));
            }
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent One(PlanLine line, DateOnly day, string origin, DateTime now) => new()
    {
        Uid = $"{line.Uid}@{new Uri(origin).Host}",
        DtStamp = new CalDateTime(now, "UTC"),
        DtStart = new CalDateTime(day),
        // Exclusive (RFC 5545 §3.6.1).
        DtEnd = new CalDateTime(day.AddDays(1)),
        Summary = line.Standing switch
        {
            PlanStanding.Late => $"Late: {line.Title}",
            PlanStanding.Done => $"Done: {line.Title}",
            _ => line.Title,
        },
        Description = line.Owner.Length == 0 ? null : line.Owner,
        Url = new Uri(origin + line.Address),
        Transparency = Ical.Net.TransparencyType.Transparent,
    };
}
