using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Store;
using PreventPublic.Testing;
using PreventPublic.Tests.Briefings;
using PreventPublic.Tests.Strategy;
using PreventPublic.Tests.Telling;
using Xunit;

namespace PreventPublic.Tests.Planning;

/// <summary>What the content has planned stands on the plan, on the council's own days, under the objective that an officer says.</summary>
public sealed class FromElsewhere
{
    private const string Home = "/manage/thurrock/plan";

    [Fact]
    public async Task What_is_scheduled_stands_on_the_councils_own_day_and_what_is_approved_without_one_below()
    {
        using var content = Desk.Content();
        await using var site = await Desk.StartAsync(Engine.Sqlite, content);
        await PlanAsync(site);
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);

        // Half past eleven at night in UTC on the last of June is July in London's summer.
        Assert.Equal(["Approved: A new draft"], await LinesAsync(officer, "2027-06"));
        Assert.Equal(["Withdraw: Worried", "Approved: A new draft"], await LinesAsync(officer, "2027-07"));
        var page = await officer.PageAsync(Home + "?month=2027-07");
        Assert.Contains("Withdraw", page.QuerySelectorAll(".pp-plan__grid td").Single(cell => cell.QuerySelector(".pp-plan__date")?.TextContent == "1 July").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_from_elsewhere_is_put_under_an_objective_and_of_two_who_do_one_is_told()
    {
        await using var site = await Quiet.StartAsync(Engine.Sqlite);
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        const string address = Home + "?view=objective&month=2027-01";
        var page = await officer.PageAsync(address);
        var which = ((IHtmlSelectElement)page.QuerySelector("[name=Line]")!).Options.First(option => option.Text.StartsWith("Workshop", StringComparison.Ordinal)).Value;
        Assert.Equal(HttpStatusCode.Redirect, (await officer.SendAsync(page, address, "Place", ("Line", which), ("Objective", "educators"))).StatusCode);
        var placed = await officer.PageAsync(address);
        var heading = placed.QuerySelectorAll("h3").Single(one => one.TextContent == "Work with educators");
        Assert.Contains("Workshop", heading.NextElementSibling!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Conflict, (await officer.SendAsync(page, address, "Place", ("Line", which), ("Objective", "members"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(page, address, "Place", ("Line", "nothing "), ("Objective", "members"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(page, address, "Place", ("Line", which), ("Objective", "money"))).StatusCode);
    }

    /// <summary>The strategy says which figure counts a bulletin and a briefing, and so what they are for; an officer may say otherwise, also that it is for nothing.</summary>
    [Fact]
    public async Task A_bulletin_and_a_briefing_stand_under_the_objective_that_counts_them_until_an_officer_says_otherwise()
    {
        await using var site = await Quiet.StartAsync(Engine.Sqlite);
        var officer = await Desks.BeginAsync(site);
        await Desk.BeginAsync(officer, ("Form.Title", "For the committee"), ("Form.Date", "2026-11-27"));
        await Desk.BeginAsync(officer, ("Form.Title", "For heads"), ("Form.Audience", "schools"), ("Form.Date", "2026-11-27"));
        await Desk.BeginAsync(officer, ("Form.Title", "For partners"), ("Form.Audience", "partners"), ("Form.Date", "2026-11-27"));
        const string address = Home + "?view=objective&month=2026-11";
        var page = await officer.PageAsync(address);
        Assert.Equal("Something new each month", UnderWhat(page, "Bulletin of November 2026"));
        Assert.Equal("Work with educators", UnderWhat(page, "For heads"));
        Assert.Equal("No objective yet", UnderWhat(page, "For partners"));
        var members = UnderWhat(page, "For the committee");
        Assert.DoesNotContain(members, new[] { "Something new each month", "Work with educators", "No objective yet" });

        foreach (var (objective, heading) in new[] { ("educators", "Work with educators"), ("", "No objective yet"), ("publication", "Something new each month") })
        {
            page = await officer.PageAsync(address);
            var which = ((IHtmlSelectElement)page.QuerySelector("[name=Line]")!).Options.First(option => option.Text.StartsWith("Bulletin of November", StringComparison.Ordinal)).Value;
            Assert.Equal(HttpStatusCode.Redirect, (await officer.SendAsync(page, address, "Place", ("Line", which), ("Objective", objective))).StatusCode);
            Assert.Equal(heading, UnderWhat(await officer.PageAsync(address), "Bulletin of November 2026"));
        }
    }

    /// <summary>The heading above a line.</summary>
    private static string UnderWhat(IHtmlDocument page, string title) =>
        page.QuerySelectorAll("main h3").Single(heading => heading.NextElementSibling!.QuerySelectorAll(".pp-plan__line a").Any(link => link.TextContent == title)).TextContent;

    private static async Task PlanAsync(SiteFixture site)
    {
        await using var store = await site.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var published = await store.Versions.Include(version => version.Entry).FirstAsync(version => version.Entry.Key == "worried", TestContext.Current.CancellationToken);
        store.Add(new ScheduleRecord { VersionId = published.Id, Action = ScheduledAction.Withdraw, At = new DateTime(2027, 6, 30, 23, 30, 0, DateTimeKind.Utc), ById = Guid.NewGuid(), By = "A publisher" });
        var draft = new VersionRecord { EntryId = published.EntryId, Language = "en", Number = 9, Source = "", Hash = "", Author = "An author", Title = "A new draft", CreatedAt = published.CreatedAt };
        draft.MoveTo(VersionState.Approved, "An editor", published.CreatedAt);
        store.Add(draft);
        await store.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<IEnumerable<string>> LinesAsync(StaffClient officer, string month) =>
        (await officer.PageAsync($"{Home}?month={month}")).QuerySelectorAll(".pp-plan__line a").Select(link => link.TextContent);
}
