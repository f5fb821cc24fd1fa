using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Host.Delivery;
using PreventPublic.Metrics.Features.Figures;
using PreventPublic.Testing;
using PreventPublic.Tests.Strategy;
using Xunit;

namespace PreventPublic.Tests.Briefings;

/// <summary>Figures of the plan come from what officers wrote down: briefings, and what was handed out.</summary>
public sealed class BriefingsAreMeasured
{
    [Fact]
    public async Task A_briefing_to_councillors_that_was_held_counts_and_one_to_schools_does_not()
    {
        await using var site = await Quiet.StartAsync(Engine.Sqlite);
        var (measure, month) = (new Officer(site, site.Clock.GetUtcNow()), new DateOnly(2026, 11, 1));
        await measure.BeginAsync(month);
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        foreach (var audience in new[] { "committee", "members", "schools" })
        {
            await officer.DoAsync(await Desk.BeginAsync(officer, ("Form.Audience", audience)), "Hold");
        }

        await site.Services.GetRequiredService<OutboxWorker>().DeliverAllAsync(TestContext.Current.CancellationToken);
        await using var store = await Quiet.StoreAsync(site);
        var figures = await FigureReader.ReadAsync(store, "thurrock", measure.Plan.Indicators, month, month, null, TestContext.Current.CancellationToken);
        Assert.Equal(2, figures.Of(measure.Plan.Indicators.Single(one => one.Id == "member-briefings"), month).Value);
    }

    [Fact]
    public async Task Printed_things_that_were_handed_out_count_by_the_piece()
    {
        await using var site = await Quiet.StartAsync(Engine.Sqlite);
        var (measure, month) = (new Officer(site, site.Clock.GetUtcNow()), new DateOnly(2026, 11, 1));
        await measure.BeginAsync(month);
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        foreach (var (day, pieces) in new[] { ("2026-11-03", "120"), ("2026-11-20", "30"), ("2026-10-31", "500") })
        {
            await officer.DoAsync("/manage/thurrock/partners/distribution/new", "", ("Form.On", day), ("Form.OtherTitle", "Cards"), ("Form.Quantity", pieces), ("Form.Audience", "libraries"));
        }

        await site.Services.GetRequiredService<OutboxWorker>().DeliverAllAsync(TestContext.Current.CancellationToken);
        await using var store = await Quiet.StoreAsync(site);
        var figures = await FigureReader.ReadAsync(store, "thurrock", measure.Plan.Indicators, month, month, null, TestContext.Current.CancellationToken);
        Assert.Equal(150, figures.Of(measure.Plan.Indicators.Single(one => one.Id == "printed-handed-out"), month).Value);
    }
}
