using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Features.ReadUpdates;

public static class UpdateList
{
    /// <summary>Updates of today and before, newest first.</summary>
    public static IReadOnlyList<Entry> Newest(Reader reader)
    {
        var today = reader.Site.Clock.Today;
        var all = reader.All("updates");
        if (all.Select(DayOf).Where(day => day > today).Order().FirstOrDefault() is var next && next != default)
        {
            reader.ChangesAt(reader.Site.Clock.At(next.ToDateTime(TimeOnly.MinValue)));
        }

        return [.. all.Where(entry => DayOf(entry) <= today).OrderByDescending(DayOf).ThenBy(entry => entry.Key, StringComparer.Ordinal)];
    }

    public static DateOnly DayOf(Entry entry) => ((Update)entry.Item).Date;

    public static DateOnly MonthOf(Entry entry) => new(DayOf(entry).Year, DayOf(entry).Month, 1);
}
