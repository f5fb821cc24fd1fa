using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Engagement.Features.Planning.Keeping;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using PreventPublic.Tests.Strategy;
using PreventPublic.Tests.Briefings;
using Xunit;

namespace PreventPublic.Tests.Planning;

/// <summary>What a team puts on its plan: done, late, reminded of, forgotten.</summary>
public abstract class ThePlanOfATeam(Engine engine)
{
    private const string Home = "/manage/thurrock/plan";

    [Fact]
    public async Task An_item_is_planned_late_and_done_and_counted_once()
    {
        using var content = Desk.Content();
        await using var site = await Desk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        await officer.DoAsync(Home + "/new", "", Fill(("Form.Title", "Film for parents"), ("Form.Due", "2026-11-20"), ("Form.Audience", "parents")));
        await officer.DoAsync(Home + "/new", "", Fill(("Form.Title", "Poster"), ("Form.Due", "2026-11-30")));
        var plan = await officer.PageAsync(Home);
        Assert.Equal(["Film for parents"], plan.QuerySelectorAll(".pp-plan__late a").Select(link => link.TextContent));
        Assert.Equal(2, plan.QuerySelectorAll(".pp-plan__grid .pp-plan__entry").Length);
        Assert.Contains("Poster", plan.QuerySelectorAll(".pp-plan__grid td").Single(cell => cell.QuerySelector(".pp-plan__date")?.TextContent.StartsWith("30", StringComparison.Ordinal) == true).TextContent, StringComparison.Ordinal);

        var film = plan.QuerySelector(".pp-plan__late a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(film, "Done", ("Link", "javascript:alert(1)"))).StatusCode);
        await officer.DoAsync(film, "Done", ("Link", "/worried"));
        Assert.Equal("http://thurrock.localhost:5080/worried", (await officer.PageAsync(film)).QuerySelector("dl a")!.GetAttribute("href"));
        Assert.Empty((await officer.PageAsync(Home)).QuerySelectorAll(".pp-plan__late"));
        Assert.Equal(1, (await Desk.CountedAsync(site))["plan.done/late/11-23"]);
        await officer.DoAsync(film, "Reopen");
        Assert.Equal(0, (await Desk.CountedAsync(site))["plan.done/late/11-23"]);
        await officer.DoAsync(film, "Save", ("Form.Due", "2026-11-23"));
        await officer.DoAsync(film, "Done");
        Assert.Equal(1, (await Desk.CountedAsync(site))["plan.done/ontime/11-23"]);
        Assert.Contains("Parents", (await officer.PageAsync(Home + "?view=audience")).QuerySelectorAll("h3").Select(heading => heading.TextContent));
    }

    [Fact]
    public async Task Everything_that_is_planned_anywhere_stands_on_it()
    {
        using var content = Desk.Content().Event("evening", 10, "starts: 2026-11-30 18:30\nends: 2026-11-30 20:00\n").Page("old", "Old page", "Old.", "review: 2026-11-02\naudiences: [parents]\n");
        await using var site = await Desk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, Role.Administrator);
        await officer.DoAsync("/manage/thurrock/bulletins", "", ("Month", "2026-11"));
        await Desk.BeginAsync(officer, ("Form.Date", "2026-11-25"));
        var plan = await officer.PageAsync(Home);
        var lines = plan.QuerySelectorAll(".pp-plan__list .pp-plan__line").Select(line => (Title: line.QuerySelector("a")!.TextContent, Standing: line.QuerySelector("strong")!.TextContent)).ToList();
        Assert.Equal([("Look again at: Old page", "Late"), ("What the site does", "Planned"), ("Bulletin of November 2026", "Planned"), ("evening", "Planned")], lines);
        Assert.Equal(["Look again at: Old page"], plan.QuerySelectorAll(".pp-plan__late a").Select(link => link.TextContent));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(Home + "?month=2026-13")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(Home + "?view=wall")).StatusCode);
        Assert.DoesNotContain("evening", (await officer.PageAsync(Home + "?month=2026-12")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_officers_at_once_lose_nothing_bad_input_is_named_and_other_sites_are_out_of_reach()
    {
        using var content = Desk.Content();
        await using var site = await Desk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        foreach (var (field, value) in new[] { ("Form.Title", ""), ("Form.Kind", "secret"), ("Form.Objective", "none-such"), ("Form.Audience", "nobody"), ("Form.Owner", Guid.NewGuid().ToString()), ("Form.Due", "soon"), ("Form.Note", new string('x', 501)) })
        {
            var answer = await officer.SendAsync(Home + "/new", "", Fill((field, value)));
            var page = await StaffClient.ReadAsync(answer, Home + "/new", HttpStatusCode.UnprocessableEntity);
            Assert.Single(page.QuerySelectorAll(".govuk-error-summary li"));
        }

        var address = await AddAsync(site, officer, "2026-11-30");
        var mine = await officer.PageAsync(address);
        await officer.DoAsync(address, "Save", ("Form.Title", "Theirs"));
        var late = await StaffClient.ReadAsync(await officer.SendAsync(mine, address, "Save", ("Form.Title", "Mine")), address, HttpStatusCode.Conflict);
        Assert.Equal("Mine", ((IHtmlInputElement)late.QuerySelector("[name='Form.Title']")!).Value);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SendAsync(mine, address, "Done")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(address, "Drop")).StatusCode);
        await officer.DoAsync(address, "Drop", ("Why", "Not needed"));
        var everywhere = await StaffClient.SignInAsync(site, Role.Administrator, StaffMember.EverySite);
        Assert.Equal(HttpStatusCode.NotFound, (await everywhere.GetAsync(address.Replace("thurrock", "newham", StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task An_owner_is_reminded_once_of_each_day_also_by_two_hosts_after_a_restart()
    {
        using var content = Desk.Content();
        await using var site = await Desk.StartAsync(engine, content);
        await using var beside = site.Beside();
        beside.Replace = Quiet.Workers;
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        var owner = await StaffClient.SignInAsync(site, Desk.Officer);
        var address = await AddAsync(site, officer, "2026-11-27", owner.Id);
        Assert.Equal(["On the plan for you: An item"], (await Desk.NoticesAsync(site)).Select(notice => notice.Subject));
        await RemindAsync(site, beside);
        Assert.Single(await Desk.NoticesAsync(site));

        // On the 24th in London, though in UTC it is as late.
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 24, 0, 5, 0, TimeSpan.Zero));
        await RemindAsync(site, beside);
        await RemindAsync(site, beside);
        var soon = (await Desk.NoticesAsync(site)).Single(notice => notice.Subject.StartsWith("Due by 27 November", StringComparison.Ordinal));
        Assert.Equal((owner.Id, Permissions.BulletinsManage), (soon.StaffId, soon.Permission));
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.Zero));
        await RemindAsync(site, beside);
        await RemindAsync(site, beside);
        Assert.Single(await Desk.NoticesAsync(site), notice => notice.Subject == "Late: An item");

        // A new day is reminded of anew; what is done is not.
        officer = await StaffClient.SignInAsync(site, Desk.Officer);
        await officer.DoAsync(address, "Save", ("Form.Due", "2026-11-30"));
        await RemindAsync(site, beside);
        Assert.Equal(4, (await Desk.NoticesAsync(site)).Count);
        await officer.DoAsync(address, "Done");
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        await RemindAsync(site, beside);
        Assert.Equal(4, (await Desk.NoticesAsync(site)).Count);
    }

    [Fact]
    public async Task What_is_long_over_is_forgotten_and_that_is_on_record()
    {
        using var content = Desk.Content();
        await using var site = await Desk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        foreach (var (due, done) in new[] { ("2024-11-01", true), ("2024-11-01", false), ("2025-01-01", true) })
        {
            var address = await AddAsync(site, officer, due);
            if (done)
            {
                await officer.DoAsync(address, "Done");
            }
        }

        Assert.Equal(1, await site.Services.GetRequiredService<PlanCare>().ForgetAsync(TestContext.Current.CancellationToken));
        await using var store = await Desk.StoreAsync(site);
        Assert.Equal(2, await store.PlanItems.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, (await store.Erasures.SingleAsync(TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task What_belonged_to_somebody_who_left_has_to_be_given_to_somebody_who_is_there()
    {
        using var content = Desk.Content();
        await using var site = await Desk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        var owner = await StaffClient.SignInAsync(site, Desk.Officer);
        var address = await AddAsync(site, officer, "2026-11-30", owner.Id);
        await (await StaffClient.SignInAsync(site, Role.Administrator, StaffMember.EverySite)).DoAsync($"/manage/staff/{owner.Id}", "Disable");
        Assert.Equal("", ((IHtmlSelectElement)(await officer.PageAsync(address)).QuerySelector("[name='Form.Owner']")!).Value);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(address, "Save")).StatusCode);
        await officer.DoAsync(address, "Save", ("Form.Owner", officer.Id.ToString()));
    }

    private static Task RemindAsync(params SiteFixture[] hosts) =>
        Task.WhenAll(hosts.Select(host => Task.Run(() => host.Services.GetRequiredService<PlanCare>().RemindAsync(CancellationToken.None))));

    private static async Task<string> AddAsync(SiteFixture site, StaffClient officer, string due, Guid? owner = null)
    {
        await officer.DoAsync(Home + "/new", "", Fill([("Form.Due", due), .. owner is { } id ? new[] { ("Form.Owner", id.ToString()) } : []]));
        await using var store = await Desk.StoreAsync(site);
        return $"{Home}/{(await store.PlanItems.OrderByDescending(item => item.Id).FirstAsync(TestContext.Current.CancellationToken)).Id}";
    }

    private static (string Name, string Value)[] Fill(params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] usual = [("Form.Title", "An item"), ("Form.Kind", "publication"), ("Form.Due", "2026-11-30")];
        return [.. usual.Where(one => fields.All(field => field.Name != one.Name)), .. fields];
    }
}

public sealed class PlanOnSqlite() : ThePlanOfATeam(Engine.Sqlite);

public sealed class PlanOnPostgres() : ThePlanOfATeam(Engine.Postgres);
