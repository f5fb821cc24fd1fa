using PreventPublic.Cms.Reading;

namespace PreventPublic.Cms.Features.BrowseEvents;

public static class EventTimes
{
    /// <summary>“Thursday, 3 December 2026, 6:30pm to 8pm”, as the reader's language writes it.</summary>
    public static Html Of(Reader reader, Occasion occasion)
    {
        var (start, end) = (occasion.Starts, occasion.Ends);
        var day = Dates.DayAndWeekday(reader, DateOnly.FromDateTime(start.DateTime));
        var times = reader.Words["events.to", Dates.Time(reader, TimeOnly.FromDateTime(start.DateTime)), Dates.Time(reader, TimeOnly.FromDateTime(end.DateTime))];
        return Html.Of($"<time datetime=\"{start.ToString("yyyy-MM-ddTHH:mmzzz", System.Globalization.CultureInfo.InvariantCulture)}\">{day}, {times}</time>");
    }
}
