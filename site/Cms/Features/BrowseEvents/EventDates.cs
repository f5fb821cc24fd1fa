using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Time;

namespace PreventPublic.Cms.Features.BrowseEvents;

/// <summary>One time that an event takes place.</summary>
public sealed record Occasion(Entry Entry, DateTimeOffset Starts, DateTimeOffset Ends);

/// <summary>The dates of events, single and recurring. A series keeps its wall-clock time through clock changes.</summary>
public static class EventDates
{
    /// <summary>How far ahead a series without end is followed.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(400);

    /// <summary>Occasions that end after <paramref name="after"/>, earliest first.</summary>
    public static IReadOnlyList<Occasion> Of(Reader reader, Entry entry, DateTimeOffset after, int most = 200)
    {
        var item = (Event)entry.Item;
        return [.. All(reader.Site.Clock, entry, after + Horizon).Where(occasion => !item.Except.Contains(DateOnly.FromDateTime(occasion.Starts.DateTime)))
            .Where(occasion => occasion.Ends > after)
            .Take(most)];
    }

    /// <summary>Every occasion from the first until <paramref name="until"/>, those on dates left out as well.</summary>
    public static IEnumerable<Occasion> All(LocalClock clock, Entry entry, DateTimeOffset until)
    {
        var item = (Event)entry.Item;
        var length = item.Ends - item.Starts;
        return Starts(item, until).Select(start => new Occasion(entry, clock.At(start), clock.At(start + length)));
    }

    public static IReadOnlyList<Occasion> Upcoming(Reader reader)
    {
        var now = reader.Site.Clock.Now;
        var occasions = reader.All("events").SelectMany(entry => Of(reader, entry, now, most: 12)).OrderBy(occasion => occasion.Starts).ThenBy(o => o.Entry.Key, StringComparer.Ordinal).ToList();
        foreach (var occasion in occasions)
        {
            reader.ChangesAt(occasion.Ends);
        }

        return occasions;
    }

    private static IEnumerable<DateTime> Starts(Event item, DateTimeOffset until)
    {
        if (item.Repeats is null)
        {
            return [item.Starts];
        }

        // Without a zone: the rule is about the wall clock; the council's clock turns each wall time into an instant.
        var rule = new RecurrencePattern(item.Repeats);
        var calendarEvent = new CalendarEvent { DtStart = new CalDateTime(item.Starts), DtEnd = new CalDateTime(item.Ends), RecurrenceRule = rule };
        return calendarEvent.GetOccurrences(new CalDateTime(item.Starts))
            .TakeWhile(occurrence => occurrence.Period.StartTime.Value <= until.DateTime)
            .Take(1000)
            .Select(occurrence => occurrence.Period.StartTime.Value);
    }
}
