using System.Text.Json;
using PreventPublic.Core.Languages;
using PreventPublic.Metrics.Features.ActionPlan;
using PreventPublic.Metrics.Features.Benchmark;
using PreventPublic.Metrics.Features.Closing;
using PreventPublic.Metrics.Features.Reports;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Strategy;

/// <summary>The report for a past month made today equals the one made then, unless it says what was corrected since.</summary>
public sealed class ReportsStayAsTheyWere
{
    private static readonly DateOnly January = new(2026, 1, 1);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_year_with_corrections_can_be_told_again_month_by_month(Engine engine)
    {
        await using var fixture = await Quiet.StartAsync(engine);
        var officer = new Officer(fixture, new DateTimeOffset(2026, 1, 1, 9, 0, 0, TimeSpan.Zero));
        await officer.BeginAsync(January);
        var then = new Dictionary<DateOnly, (string Data, string Hash)>();
        for (var month = January; month.Year == 2026; month = month.AddMonths(1))
        {
            await officer.CountAsync("entry.published", month.AddDays(4), month.Month + 3, "en");
            await officer.CountAsync("page.viewed", month.AddDays(6), 40 + month.Month, "en");
            await officer.CountAsync("page.viewed", month.AddDays(7), month.Month % 7, "ur");
            await officer.EnterAsync("educator-sessions", month, month.Month % 3);
            officer.Time.SetUtcNow(new DateTimeOffset(month.AddMonths(1).AddDays(4).ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero));
            await officer.Narratives.SaveAsync("thurrock", Period.Month(month), new Dictionary<string, string> { ["summary"] = $"Month {month.Month}" }, new Dictionary<string, int>(), officer.Staff, CancellationToken.None);
            Assert.Null(await officer.CloseAsync(Period.Month(month)));
            then[month] = await TellAsync(officer, month);

            // Life goes on: a fact comes late, and something entered earlier turns out to be wrong.
            if (month.Month == 6)
            {
                await officer.CountAsync("entry.published", January.AddMonths(3).AddDays(1), 5, "en");
                await officer.CorrectLateAsync();
                await officer.EnterAsync("educator-sessions", January.AddMonths(1), 7, "The minutes list five more", number: 1);
            }
        }

        foreach (var (month, (data, hash)) in then)
        {
            var now = await TellAsync(officer, month);
            Assert.Equal((data, hash), now);
            var closed = await officer.Closings.FindAsync("thurrock", Period.Month(month), CancellationToken.None);
            var corrected = closed!.Corrections.Select(one => (one.Indicator, one.Before, one.After)).ToList();
            Assert.Equal(month.Month switch
            {
                2 => [("educator-sessions", "2", "7")],
                4 => [("materials-published", "7", "12")],
                _ => [],
            }, corrected);
        }

        // The control: made from what is known now, the two corrected months say something else.
        foreach (var month in new[] { January.AddMonths(1), January.AddMonths(3) })
        {
            Assert.NotEqual(then[month].Data, JsonSerializer.Serialize(await officer.WriteNowAsync(Period.Month(month)), Closings.Json));
        }
    }

    [Fact]
    public async Task Of_two_who_close_at_once_one_does_and_the_other_is_told()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Postgres);
        var officer = new Officer(fixture, new DateTimeOffset(2026, 12, 3, 9, 0, 0, TimeSpan.Zero));
        await officer.BeginAsync(new DateOnly(2026, 11, 1));
        await officer.CountAsync("entry.published", new DateOnly(2026, 11, 3), 9, "en");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => officer.CloseAsync(Period.Month(new DateOnly(2026, 11, 1))))));
        Assert.Single(answers, answer => answer is null);
        Assert.NotNull(await officer.CloseAsync(Period.Month(new DateOnly(2026, 11, 1))));
        Assert.Single(await officer.Closings.AllAsync("thurrock", CancellationToken.None));
    }

    [Fact]
    public async Task A_month_that_is_not_over_cannot_be_closed()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite);

        // Half past midnight on 1 June in London; in UTC it is still May.
        var officer = new Officer(fixture, new DateTimeOffset(2026, 5, 31, 23, 30, 0, TimeSpan.Zero));
        Assert.Contains("is not over", await officer.CloseAsync(Period.Month(new DateOnly(2026, 6, 1))), StringComparison.Ordinal);
        Assert.Null(await officer.CloseAsync(Period.Month(new DateOnly(2026, 5, 1))));
    }

    [Fact]
    public async Task The_report_of_2022_can_be_told_again_with_each_objective_its_actions_and_communications_from_2_towards_4()
    {
        await using var fixture = await Quiet.StartAsync(Engine.Sqlite);
        var officer = new Officer(fixture, new DateTimeOffset(2022, 7, 4, 9, 0, 0, TimeSpan.Zero));
        var second = new Officer(fixture, officer.Time.GetUtcNow());
        var text = officer.Shelf.Text("thurrock", Language.English);
        var entries = officer.Plan.Actions.Select((action, index) => new ActionEntry($"D{index + 1}", text.Title(action.Id), action.Objective, "Council", "", null, "", ActionStatus.Done, null, officer.Plan.Document)).ToList();
        Assert.Equal((13, 0), await officer.Actions.TakeAsync("thurrock", entries, officer.Staff, CancellationToken.None));
        foreach (var (value, day, evidence) in new[] { (2, new DateOnly(2022, 2, 28), "Self-assessment with the Home Office"), (3, new DateOnly(2022, 6, 23), "The plan is agreed: committee of 23 June") })
        {
            var score = new Score { Site = "thurrock", Area = "communications-and-engagement", Value = value, AsOf = day, Evidence = evidence, StaffId = officer.Staff.Id, By = officer.Staff.Name, At = officer.Time.GetUtcNow().UtcDateTime };
            await officer.Scoring.ScoreAsync(score, CancellationToken.None);
            Assert.Contains("second person", await officer.Scoring.DecideAsync("thurrock", score.Id, true, "", officer.Staff, CancellationToken.None), StringComparison.Ordinal);
            Assert.Null(await second.Scoring.DecideAsync("thurrock", score.Id, true, "", second.Staff, CancellationToken.None));
        }

        Assert.Null(await officer.CloseAsync(Period.Month(new DateOnly(2022, 6, 1))));
        var report = (await officer.Closings.FindAsync("thurrock", Period.Month(new DateOnly(2022, 6, 1)), CancellationToken.None))!.Report;

        Assert.Equal(["press", "reactive", "publication", "website", "members", "educators"], report.Objectives.Select(objective => objective.Id));
        Assert.Equal([1, 3, 1, 1, 3, 4], report.Objectives.Select(objective => objective.Actions.Count));
        var communications = Assert.Single(report.Scores, score => score.Area == "communications-and-engagement");
        Assert.Equal((3, 2, 4), (communications.Score, communications.Before, communications.Aim));
        Assert.Equal("The plan is agreed: committee of 23 June", communications.Evidence);
    }

    private static async Task<(string Data, string Hash)> TellAsync(Officer officer, DateOnly month)
    {
        var closed = (await officer.Closings.FindAsync("thurrock", Period.Month(month), CancellationToken.None))!;
        return (JsonSerializer.Serialize(closed.Report, Closings.Json), closed.Hash);
    }
}
