using System.Globalization;

namespace PreventPublic.Engagement.Features.Bulletins;

/// <summary>The month that a bulletin is for. Written <c>2026-11</c> in addresses and in the store.</summary>
public readonly record struct BulletinMonth(int Year, int Month)
{
    private const string Format = "yyyy-MM";

    public DateOnly First => new(Year, Month, 1);

    public DateOnly Last => First.AddMonths(1).AddDays(-1);

    public static BulletinMonth Of(DateOnly day) => new(day.Year, day.Month);

    public static BulletinMonth? Read(string? text) =>
        DateOnly.TryParseExact(text + "-01", Format + "-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2100 ? Of(day) : null;

    public override string ToString() => First.ToString(Format, CultureInfo.InvariantCulture);
}
