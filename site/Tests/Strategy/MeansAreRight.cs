using PreventPublic.Metrics.Features.Figures;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Metrics.Strategy;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Strategy;

/// <summary>A figure that is a mean is the mean of what happened, not of what days or months say about it.</summary>
public sealed class MeansAreRight
{
    private const string Hours = "press-reply-hours";

    private static readonly DateOnly October = new(2026, 10, 1);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_month_is_the_mean_of_its_answers_and_a_quarter_of_all_its_answers(Engine engine)
    {
        await using var fixture = await Quiet.StartAsync(engine);
        var officer = await BegunAsync(fixture);

        // One slow answer in October; in November four quick ones, on two days; none in December.
        await AnswerAsync(officer, October.AddDays(2), 1, 6000);
        await AnswerAsync(officer, October.AddMonths(1), 1, 30);
        await AnswerAsync(officer, October.AddMonths(1).AddDays(8), 3, 450);

        // Good stories are no questions: they count as placed, and for no hours.
        await officer.CountAsync("press.answered", October, 9, "positive");
        await officer.CountAsync("press.reply-minutes", October, 9, "positive");
        await officer.CountAsync("press.placed", October, 2, "positive");
        await officer.CountAsync("press.placed", October, 5, "reactive");

        var figures = await FiguresAsync(officer);
        Assert.Equal([100d, 2d, null], new[] { 0, 1, 2 }.Select(month => figures.Of(IndicatorOf(officer, Hours), October.AddMonths(month)).Value));
        Assert.Equal(2, figures.Of(IndicatorOf(officer, "stories-placed"), October).Value);
        var quarter = (await officer.WriteNowAsync(Period.Parse("2026-27-q3")!)).Figures.Single(figure => figure.Id == Hours);
        Assert.Equal((21.6, "21.6 hours (2 of 3 months)", Standing.OnTrack), (quarter.Value, quarter.Shown, quarter.Standing));

        // The control: the mean of the months would have said something else.
        Assert.NotEqual((100d + 2) / 2, quarter.Value);
        var days = await officer.Measuring.DaysAsync("thurrock", IndicatorOf(officer, Hours), October.AddMonths(1), October.AddMonths(2).AddDays(-1), CancellationToken.None);
        Assert.Equal([(October.AddMonths(1), 0.5), (October.AddMonths(1).AddDays(8), 2.5)], days);
    }

    [Fact]
    public async Task A_closed_month_stays_and_a_late_answer_is_a_correction()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite);
        var officer = await BegunAsync(fixture);
        await AnswerAsync(officer, October.AddDays(2), 2, 240);
        Assert.Null(await officer.CloseAsync(Period.Month(October)));
        officer.Time.Advance(TimeSpan.FromDays(1));
        await AnswerAsync(officer, October.AddDays(3), 2, 720);
        Assert.Equal(2, (await FiguresAsync(officer)).Of(IndicatorOf(officer, Hours), October).Value);
        await officer.CorrectLateAsync();
        var closed = await officer.Closings.FindAsync("thurrock", Period.Month(October), CancellationToken.None);
        Assert.Equal(2, closed!.Report.Figures.Single(figure => figure.Id == Hours).Value);
        Assert.Equal(("2 hours", "4 hours"), closed.Corrections.Select(one => (one.Before, one.After)).Single());
    }

    [Fact]
    public async Task Where_a_month_was_entered_by_hand_nobody_knows_of_how_many_and_months_count_alike()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite);
        var officer = await BegunAsync(fixture);
        await officer.EnterAsync(Hours, October, 10);
        await AnswerAsync(officer, October.AddMonths(1), 9, 9 * 60 * 30);
        Assert.Equal(20, (await FiguresAsync(officer)).Over(IndicatorOf(officer, Hours), Months()).Value);
    }

    [Fact]
    public async Task A_bulletin_that_went_out_counts()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite);
        var officer = await BegunAsync(fixture);
        await officer.CountAsync("bulletin.published", October.AddDays(5), 1);
        Assert.Equal(1, (await FiguresAsync(officer)).Of(IndicatorOf(officer, "bulletins-sent"), October).Value);
    }

    private static async Task<Officer> BegunAsync(SiteFixture fixture)
    {
        var officer = new Officer(fixture, new DateTimeOffset(2027, 1, 5, 9, 0, 0, TimeSpan.Zero));
        await officer.BeginAsync(October);
        return officer;
    }

    private static async Task AnswerAsync(Officer officer, DateOnly day, int answers, int minutes)
    {
        await officer.CountAsync("press.answered", day, answers, "reactive");
        await officer.CountAsync("press.reply-minutes", day, minutes, "reactive");
    }

    private static Task<FigureTable> FiguresAsync(Officer officer) => officer.Measuring.TableAsync("thurrock", October, October.AddMonths(2), CancellationToken.None);

    private static Indicator IndicatorOf(Officer officer, string id) => officer.Plan.Indicator(id)!;

    private static IEnumerable<DateOnly> Months() => Metrics.Months.Between(October, October.AddMonths(2));
}
