using System.Net;
using AngleSharp.Html.Dom;
using PreventPublic.Core.Access;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Briefings;

/// <summary>A briefing from the plan to the site, and what may not happen on the way.</summary>
public abstract class BriefingsGoTheirWay(Engine engine)
{
    [Fact]
    public async Task A_briefing_is_held_read_by_another_and_read_by_anybody_as_it_was_approved()
    {
        using var content = Desk.Content();
        await using var site = await Desk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        var address = await Desk.BeginAsync(officer);
        Assert.Empty(await Desk.CountedAsync(site));
        await officer.DoAsync(address, "Hold");
        Assert.Equal(HttpStatusCode.NotFound, (await site.On().GetAsync("/briefings/what-the-site-does")).StatusCode);
        await officer.DoAsync(address, "Ask");
        Assert.Equal(HttpStatusCode.NotFound, (await site.On().GetAsync("/briefings/what-the-site-does")).StatusCode);
        var approver = await StaffClient.SignInAsync(site, Desk.Approver);
        await approver.DoAsync(address + "/review", "Approve");

        var page = await site.On().PageAsync("/briefings/what-the-site-does");
        Assert.Equal(["What was covered", "The site", "Questions and answers", "Who checks it?", "What does it cost?", "Papers and materials"], page.QuerySelectorAll("main h2, main h3").Select(heading => heading.TextContent));
        Assert.Contains("Not answered yet", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Finance team", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(officer.Name, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='/worried']"));
        Assert.Equal("/briefings/what-the-site-does", (await site.On().PageAsync("/briefings")).QuerySelector("main li a")!.GetAttribute("href"));

        // Changed afterwards: readers see what was approved until the change is approved too.
        await officer.DoAsync(address, "Reopen");
        await officer.DoAsync(address, "Save", ("Form.Title", "Something else"));
        Assert.Equal("What the site does", (await site.On().PageAsync("/briefings/what-the-site-does")).QuerySelector("h1")!.TextContent);
        await officer.DoAsync(address, "Ask");
        await approver.DoAsync(address + "/review", "Approve");
        Assert.Equal("Something else", (await site.On().PageAsync("/briefings/what-the-site-does")).QuerySelector("h1")!.TextContent);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(address, "Withdraw", ("Note", " "))).StatusCode);
        await officer.DoAsync(address, "Withdraw", ("Note", "A name stood in it"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.On().GetAsync("/briefings/what-the-site-does")).StatusCode);
        Assert.Contains("A name stood in it", (await officer.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_counted_follows_what_is_put_right_and_comes_from_held_briefings_only()
    {
        using var content = Desk.Content();
        await using var site = await Desk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        var address = await Desk.BeginAsync(officer);
        var schools = await Desk.BeginAsync(officer, ("Form.Audience", "schools"), ("Form.Present", ""));
        await officer.DoAsync(schools, "Hold");
        await officer.DoAsync(address, "Hold");
        await officer.DoAsync(address, "Save", ("Form.Present", "12"), ("Form.Date", "2026-11-19"));
        var counted = (await Desk.CountedAsync(site)).Where(pair => pair.Value != 0).ToDictionary();
        Assert.Equal(new Dictionary<string, long> { ["briefing.held/schools/11-20"] = 1, ["briefing.held/committee/11-19"] = 1, ["briefing.attended/committee/11-19"] = 12, ["briefing.members//11-19"] = 1 }, counted);

        await officer.DoAsync(address, "PlanAgain");
        Assert.Equal(["briefing.held/schools/11-20"], (await Desk.CountedAsync(site)).Where(pair => pair.Value != 0).Select(pair => pair.Key));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(address, "Hold", ("Form.Date", "2026-11-24"))).StatusCode);
    }

    [Fact]
    public async Task Whoever_asked_cannot_approve_and_what_was_not_seen_is_not_approved()
    {
        using var content = Desk.Content();
        await using var site = await Desk.StartAsync(engine, content);
        var both = await StaffClient.SignInAsync(site, Role.Administrator);
        var address = await Desk.BeginAsync(both);
        await both.DoAsync(address, "Hold");
        await both.DoAsync(address, "Ask");
        Assert.DoesNotContain((await both.PageAsync(address + "/review")).Forms, form => form.Action.Contains("Approve", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Conflict, (await SendApprovalAsync(both, address, "")).StatusCode);
        var notice = Assert.Single(await Desk.NoticesAsync(site));
        Assert.Equal((Permissions.ContentApprove, both.Id), (notice.Permission, notice.Except));

        var other = await StaffClient.SignInAsync(site, Desk.Approver);
        var read = await other.PageAsync(address + "/review");
        await other.DoAsync(address + "/review", "SendBack", ("Note", "A name stands in it."));
        await both.DoAsync(address, "Ask", ("Form.Covered", "Other words."));
        Assert.Equal(HttpStatusCode.Conflict, (await other.SendAsync(read, address + "/review", "Approve")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.On().GetAsync("/briefings/what-the-site-does")).StatusCode);
        await other.DoAsync(address + "/review", "Approve");
        Assert.Contains("Other words.", (await site.On().PageAsync("/briefings/what-the-site-does")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_officers_at_once_lose_nothing_and_nobody_reaches_another_sites_briefing()
    {
        using var content = Desk.Content();
        await using var site = await Desk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        var address = await Desk.BeginAsync(officer);
        var mine = await officer.PageAsync(address);
        await officer.DoAsync(address, "Save", ("Form.Title", "Theirs"));
        var late = await StaffClient.ReadAsync(await officer.SendAsync(mine, address, "Save", ("Form.Title", "Mine")), address, HttpStatusCode.Conflict);
        Assert.Equal("Mine", ((IHtmlInputElement)late.QuerySelector("[name='Form.Title']")!).Value);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.SendAsync(late, address, "Save")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SendAsync(mine, address, "Drop")).StatusCode);
        await officer.DoAsync(address, "Drop");
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(address)).StatusCode);

        var again = await Desk.BeginAsync(officer);
        var everywhere = await StaffClient.SignInAsync(site, Role.Administrator, StaffMember.EverySite);
        Assert.Equal(HttpStatusCode.NotFound, (await everywhere.GetAsync(again.Replace("thurrock", "newham", StringComparison.Ordinal))).StatusCode);
        var elsewhere = await StaffClient.SignInAsync(site, Desk.Officer, "newham");
        Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.GetAsync(again)).StatusCode);
    }

    private static async Task<HttpResponseMessage> SendApprovalAsync(StaffClient staff, string address, string seen)
    {
        var token = (await staff.PageAsync(address)).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await staff.PostAsync(address + "/review?handler=Approve", [KeyValuePair.Create("Seen", seen), KeyValuePair.Create("__RequestVerificationToken", token)]);
    }
}

public sealed class BriefingsOnSqlite() : BriefingsGoTheirWay(Engine.Sqlite);

public sealed class BriefingsOnPostgres() : BriefingsGoTheirWay(Engine.Postgres);
