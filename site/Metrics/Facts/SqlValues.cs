using System.Globalization;
using PreventPublic.Core.Stores;

namespace PreventPublic.Metrics.Facts;

/// <summary>Values as EF Core writes them, so that plain SQL and it read one another's rows: SQLite keeps days and ids as text.</summary>
internal static class SqlValues
{
    private const string Pattern = "yyyy-MM-dd";

    public static object Of(StoreDatabase database, DateOnly day) => database.Schema is null ? day.ToString(Pattern, CultureInfo.InvariantCulture) : day;

    public static object Of(StoreDatabase database, Guid id) => database.Schema is null ? id.ToString().ToUpperInvariant() : id;

    public static DateOnly? DayIn(object? value) => value switch
    {
        DateOnly day => day,
        DateTime day => DateOnly.FromDateTime(day),
        string text => DateOnly.ParseExact(text, Pattern, CultureInfo.InvariantCulture),
        _ => null,
    };
}
