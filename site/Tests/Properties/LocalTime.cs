using CsCheck;
using Microsoft.Extensions.Time.Testing;
using PreventPublic.Core.Time;
using Xunit;

namespace PreventPublic.Tests.Properties;

public sealed class LocalTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly LocalClock Clock = new(new FakeTimeProvider(), London);

    /// <summary>Minutes from 2020 to 2040, half of them within a day of a clock change.</summary>
    private static readonly Gen<DateTimeOffset> Instants = Gen.OneOf(
        Gen.Long[0, 20 * 365 * 1440L].Select(minutes => new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes)),
        Gen.Select(Gen.Int[2020, 2039], Gen.Bool, Gen.Int[-1440, 1440]).Select((year, spring, minutes) => ChangeIn(year, spring ? 3 : 10).AddMinutes(minutes)));

    [Fact]
    public void A_local_time_leads_back_to_its_instant_but_for_the_hour_that_comes_twice() => Instants.Sample(instant =>
    {
        var local = TimeZoneInfo.ConvertTime(instant, London);
        var back = Clock.At(local.DateTime);
        var secondTime = London.IsAmbiguousTime(local.DateTime) && local.Offset == TimeSpan.Zero;
        return secondTime ? back == instant.AddHours(-1) : back == instant && back.Offset == local.Offset;
    }, iter: 3_000);

    [Fact]
    public void A_time_that_spring_leaves_out_is_an_hour_later_on_the_clock() =>
        Gen.Select(Gen.Int[2020, 2039], Gen.Int[0, 59]).Sample((year, minute) =>
        {
            var missing = ChangeIn(year, 3).DateTime.Date.AddHours(1).AddMinutes(minute);
            var at = Clock.At(missing);
            return London.IsInvalidTime(missing) && at.DateTime == missing.AddHours(1) && at.Offset == TimeSpan.FromHours(1);
        }, iter: 3_000);

    [Fact]
    public void Later_by_the_clock_is_never_earlier_in_time_but_for_the_hour_that_is_left_out() =>
        Gen.Select(Instants, Gen.Int[1, 3000]).Sample((instant, minutes) =>
        {
            var (one, other) = (instant.DateTime, instant.DateTime.AddMinutes(minutes));
            return London.IsInvalidTime(one) || London.IsInvalidTime(other) || Clock.At(one) <= Clock.At(other);
        }, iter: 3_000);

    /// <summary>01:00 UTC on the last Sunday (Summer Time Act 1972, as amended).</summary>
    private static DateTimeOffset ChangeIn(int year, int month)
    {
        var last = new DateTime(year, month, 31, 1, 0, 0, DateTimeKind.Utc);
        return new DateTimeOffset(last.AddDays(-(int)last.DayOfWeek));
    }
}
