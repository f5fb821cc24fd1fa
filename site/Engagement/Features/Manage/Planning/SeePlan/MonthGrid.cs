using PreventPublic.Engagement.Features.Planning.Sources;

namespace PreventPublic.Engagement.Features.Manage.Planning.SeePlan;

/// <summary>A month as weeks of seven days from Monday; days of other months are empty.</summary>
public static class MonthGrid
{
    public static IReadOnlyList<IReadOnlyList<(DateOnly? Day, IReadOnlyList<PlanLine> Lines)>> Of(DateOnly month, IReadOnlyList<PlanLine> lines)
    {
        var byDay = lines.Where(line => line.Day is not null).ToLookup(line => line.Day!.Value);
        var first = month.AddDays(1 - month.Day);
        var before = ((int)first.DayOfWeek + 6) % 7;
        var cells = Enumerable.Repeat<(DateOnly? Day, IReadOnlyList<PlanLine> Lines)>((null, []), before)
            .Concat(Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(at => ((DateOnly?)first.AddDays(at), (IReadOnlyList<PlanLine>)[.. byDay[first.AddDays(at)]])));
        return [.. cells.Chunk(7).Select(week => (IReadOnlyList<(DateOnly? Day, IReadOnlyList<PlanLine> Lines)>)[.. week, .. Enumerable.Repeat<(DateOnly? Day, IReadOnlyList<PlanLine> Lines)>((null, []), 7 - week.Length)])];
    }
}
