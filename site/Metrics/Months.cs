namespace PreventPublic.Metrics;

/// <summary>Months are known by their first day.</summary>
public static class Months
{
    public static DateOnly Of(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>Every month from one to another, both included.</summary>
    public static IEnumerable<DateOnly> Between(DateOnly first, DateOnly last)
    {
        for (var month = Of(first); month <= last; month = month.AddMonths(1))
        {
            yield return month;
        }
    }
}
