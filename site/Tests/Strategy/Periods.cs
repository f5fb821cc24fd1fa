using PreventPublic.Metrics.Features.Figures;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Strategy;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Strategy;

/// <summary>Months, quarters and years as councils count them, from April.</summary>
public sealed class Periods
{
    [Theory]
    [InlineData("2026-11", "2026-11-01", "2026-11-30", "2026-10")]
    [InlineData("2026-01", "2026-01-01", "2026-01-31", "2025-12")]
    [InlineData("2026-27", "2026-04-01", "2027-03-31", "2025-26")]
    [InlineData("2026-27-q1", "2026-04-01", "2026-06-30", "2025-26-q4")]
    [InlineData("2026-27-q4", "2027-01-01", "2027-03-31", "2026-27-q3")]
    public void A_name_says_which_days_are_in_it_and_what_was_before(string name, string first, string last, string before)
    {
        var period = Period.Parse(name)!;
        Assert.Equal((name, first, last, before), (period.Name, $"{period.First:yyyy-MM-dd}", $"{period.Last:yyyy-MM-dd}", period.Previous.Name));
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-28")]
    [InlineData("2026-27-q5")]
    [InlineData("2026-11-q1")]
    [InlineData("26-11")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_period_is_none(string? name) => Assert.Null(Period.Parse(name));

    [Fact]
    public async Task A_quarter_is_made_of_its_months_and_says_which_are_missing()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite);
        var officer = new Officer(fixture, new DateTimeOffset(2027, 1, 5, 9, 0, 0, TimeSpan.Zero));
        await officer.BeginAsync(new DateOnly(2026, 10, 1));
        await officer.CountAsync("bulletin.published", new DateOnly(2026, 10, 1), 1);
        await officer.CountAsync("bulletin.published", new DateOnly(2026, 12, 1), 2);
        await officer.EnterAsync("educator-sessions", new DateOnly(2026, 10, 1), 1);
        await officer.EnterAsync("educator-sessions", new DateOnly(2026, 12, 1), 2);
        await officer.EnterAsync("confidence-score", new DateOnly(2026, 10, 1), 3);
        await officer.EnterAsync("confidence-score", new DateOnly(2026, 11, 1), 5);
        Assert.Null(await officer.CloseAsync(Period.Parse("2026-27-q3")!));

        var report = (await officer.Closings.FindAsync("thurrock", Period.Parse("2026-27-q3")!, CancellationToken.None))!.Report;
        var bulletins = report.Figures.Single(figure => figure.Id == "bulletins-sent");
        Assert.Equal((3d, "3", 3d, Standing.OnTrack), (bulletins.Value, bulletins.Shown, bulletins.Target, bulletins.Standing));
        var sessions = report.Figures.Single(figure => figure.Id == "educator-sessions");
        Assert.Equal((3d, "3 (2 of 3 months)", Standing.NoTarget), (sessions.Value, sessions.Shown, sessions.Standing));
        var confidence = report.Figures.Single(figure => figure.Id == "confidence-score");
        Assert.Equal((4d, "4 out of 5 (2 of 3 months)", 4d), (confidence.Value, confidence.Shown, confidence.Target));
    }

    [Fact]
    public void What_is_too_small_to_show_is_neither_behind_nor_missing()
    {
        var indicator = new Indicator { Id = "x", Stage = Stage.Outtake, Unit = Unit.Number, Better = Direction.Up, Total = Total.Sum, Source = Source.Automatic, Owner = "A team", Disclosure = Disclosure.Protected };
        Assert.Equal(Standing.NoTarget, FigureWriter.StandingOf(indicator, new PeriodFigure(null, 0, 1), null));
        Assert.Equal(Standing.NoData, FigureWriter.StandingOf(indicator, new PeriodFigure(null, 1, 0), null));
    }
}
