using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Engagement.Features.EventPlans;
using PreventPublic.Engagement.Features.EventPlans.Steps;
using PreventPublic.Engagement.Features.Planning.Sources;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Meeting;

/// <summary>The planner goes through what an event needs, keeps what was decided, and forgets it in time.</summary>
public abstract class EventsArePlanned(Engine engine)
{
    private const string Plans = "/manage/thurrock/event-plans";

    [Fact]
    public async Task A_plan_is_begun_gone_through_and_printed()
    {
        await using var meet = await Meet.StartAsync(engine, 5);
        var officer = await StaffClient.SignInAsync(meet.Fixture, Role.EngagementOfficer);
        var address = await officer.DoAsync(Plans, "", ("Form.Title", "Open evening"), ("Form.On", "2027-03-01"));
        var plan = await officer.PageAsync(address);
        Assert.Equal(PlanSteps.All.Count, plan.QuerySelectorAll(".govuk-task-list__item").Length);
        Assert.Contains("By 4 January 2027", plan.Body!.TextContent, StringComparison.Ordinal);

        var next = await officer.DoAsync(address + "/venue", "", ("Answers[place]", "The library <b>"), ("Answers[check]", "O1, 3 December"), ("Who", "Venue lead"), ("State", "Done"));
        Assert.Equal(address + "/timing", next);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(address + "/cases", "", ("State", "NotNeeded"))).StatusCode);
        await officer.DoAsync(address + "/cases", "", ("State", "NotNeeded"), ("Answers[cases]", "A drop-in has no cases"));
        Assert.Contains("2 of 14 steps", (await officer.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/venue-hire", new Uri((await officer.PageAsync(address + "/venue")).QuerySelector("a[href$='/venue-hire']")!.GetAttribute("href")!).AbsolutePath);
        var pack = (await officer.PageAsync(address + "/print")).QuerySelector(".pp-paper")!;
        Assert.Contains("The library <b>", pack.TextContent, StringComparison.Ordinal);
        Assert.Contains("Questions log", pack.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(address + "/nothing")).StatusCode);
    }

    [Fact]
    public async Task Two_officers_at_one_plan_lose_nothing_and_another_councils_sees_none_of_it()
    {
        await using var meet = await Meet.StartAsync(engine, 5);
        var (one, other) = (await StaffClient.SignInAsync(meet.Fixture, Role.EngagementOfficer), await StaffClient.SignInAsync(meet.Fixture, Role.EngagementOfficer));
        var address = await one.DoAsync(Plans, "", ("Form.Title", "Open evening"));
        var seen = await other.PageAsync(address + "/purpose");
        await one.DoAsync(address + "/purpose", "", ("Answers[purpose]", "Trust"));
        var late = await other.SendAsync(seen, address + "/purpose", "", ("Answers[purpose]", "Numbers"));
        var page = await StaffClient.ReadAsync(late, address, HttpStatusCode.Conflict);
        Assert.Contains("Numbers", page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await other.SendAsync(page, address + "/purpose", "")).StatusCode);
        Assert.Contains("Numbers", (await one.PageAsync(address + "/purpose")).QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);

        var stranger = await StaffClient.SignInAsync(meet.Fixture, Role.EngagementOfficer, site: "newham");
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.GetAsync(address)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.GetAsync(address.Replace("thurrock", "newham", StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task The_next_one_begins_from_the_last_with_everything_still_to_do()
    {
        await using var meet = await Meet.StartAsync(engine, 5);
        var officer = await StaffClient.SignInAsync(meet.Fixture, Role.EngagementOfficer);
        var first = await officer.DoAsync(Plans, "", ("Form.Title", "Open evening"), ("Form.On", "2027-03-01"));
        await officer.DoAsync(first + "/venue", "", ("Answers[place]", "The library"), ("State", "Done"));
        var second = await officer.DoAsync(Plans, "", ("Form.Title", "Open evening again"), ("Like", first[(first.LastIndexOf('/') + 1)..]));
        Assert.Contains("0 of 14 steps", (await officer.PageAsync(second)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The library", (await officer.PageAsync(second + "/venue")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_is_late_waits_on_the_desk_and_the_day_stands_on_the_teams_plan()
    {
        await using var meet = await Meet.StartAsync(engine, 5);
        var officer = await StaffClient.SignInAsync(meet.Fixture, Role.EngagementOfficer);
        await officer.DoAsync(Plans, "", ("Form.Title", "Open evening"), ("Form.On", "2026-12-20"));
        Assert.Contains("steps of event plans are late", (await officer.PageAsync("/manage/thurrock")).Body!.TextContent, StringComparison.Ordinal);
        var source = meet.Fixture.Services.GetServices<IPlanSource>().OfType<EventPlanSource>().Single();
        var line = Assert.Single(await source.OfAsync("thurrock", new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 31), new DateOnly(2026, 11, 23), TestContext.Current.CancellationToken));
        Assert.Equal(("Prepare: Open evening", new DateOnly(2026, 12, 20)), (line.Title, line.Day));
    }

    [Fact]
    public async Task A_year_after_the_day_nothing_is_left_of_it()
    {
        await using var meet = await Meet.StartAsync(engine, 5);
        var officer = await StaffClient.SignInAsync(meet.Fixture, Role.EngagementOfficer);
        var address = await officer.DoAsync(Plans, "", ("Form.Title", "Open evening"), ("Form.On", "2026-12-20"));
        await officer.DoAsync(address + "/speakers", "", ("Answers[who]", "Dr Recognisable"));
        var shelf = meet.Fixture.Services.GetRequiredService<EventPlanShelf>();
        meet.Fixture.Clock.SetUtcNow(new DateTimeOffset(2027, 12, 19, 23, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, await shelf.EraseDueAsync(TestContext.Current.CancellationToken));
        meet.Fixture.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await shelf.EraseDueAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await meet.InStoreAsync(store => store.Set<EventPlanStep>().CountAsync()));
    }
}

public sealed class EventsArePlannedOnSqlite() : EventsArePlanned(Engine.Sqlite);

public sealed class EventsArePlannedOnPostgres() : EventsArePlanned(Engine.Postgres);
