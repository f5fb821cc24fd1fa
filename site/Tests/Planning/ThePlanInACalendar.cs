using System.Net;
using AngleSharp.Html.Dom;
using Ical.Net;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Core.Access;
using PreventPublic.Engagement.Features.Planning.Calendar;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using PreventPublic.Tests.Briefings;
using PreventPublic.Tests.Pages.Feeds;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace PreventPublic.Tests.Planning;

/// <summary>The secret link that opens the plan to one person's calendar program, and to nobody else.</summary>
public abstract class ThePlanInACalendar(Engine engine)
{
    private const string Home = "/manage/thurrock/plan";
    private const string Share = Home + "/calendar";

    [Fact]
    public async Task The_link_opens_whole_days_with_lasting_names_and_sets_no_cookie()
    {
        using var content = Desk.Content().Event("evening", 10);
        await using var site = await Desk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, Desk.Officer);
        await officer.DoAsync(Home + "/new", "", ("Form.Title", "Film; for, parents"), ("Form.Kind", "publication"), ("Form.Due", "2027-03-28"));
        var link = await LinkAsync(officer);
        var answer = await StaffClient.Stranger(site).GetAsync(link);
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var feeds = new FeedValidator();
        feeds.Add("plan.ics", text);
        Assert.Empty(feeds.Faults());
        var calendar = Calendar.Load(text)!;
        var film = calendar.Events.Single(one => one.Summary == "Film; for, parents");

        // The night of the clock change is a day like others.
        Assert.Equal((false, new DateOnly(2027, 3, 28), new DateOnly(2027, 3, 29)), (film.DtStart!.HasTime, film.DtStart.Date, film.DtEnd!.Date));
        Assert.Equal(officer.Name, film.Description);
        Assert.Contains("evening", calendar.Events.Select(one => one.Summary));
        Assert.DoesNotContain("@example.gov.uk", text, StringComparison.Ordinal);

        await officer.DoAsync(ItemOf(film), "Save", ("Form.Due", "2027-03-30"));
        var later = Calendar.Load(await (await StaffClient.Stranger(site).GetAsync(link)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(new DateOnly(2027, 3, 30), later.Events.Single(one => one.Uid == film.Uid).DtStart!.Date);
        Assert.Equal(later.Events.Count, later.Events.Select(one => one.Uid).Distinct().Count());
    }

    [Fact]
    public async Task It_opens_nothing_when_wrong_ended_replaced_or_its_owner_may_no_longer_see_the_plan()
    {
        using var content = Desk.Content();
        await using var site = await Desk.StartAsync(engine, content);
        var (officer, stranger) = (await StaffClient.SignInAsync(site, Desk.Officer), StaffClient.Stranger(site));
        var first = await LinkAsync(officer);
        foreach (var wrong in new[] { "/manage/plan-calendar/x", "/manage/plan-calendar/" + SecretToken.New("ppc_"), "/manage/plan-calendar/" + SecretToken.New("ppt_"), first.ToUpperInvariant().Replace("/MANAGE/PLAN-CALENDAR", "/manage/plan-calendar", StringComparison.Ordinal), "/manage/plan-calendar/ppc_" + new string('a', 5000) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(wrong)).StatusCode);
        }

        var second = await LinkAsync(officer);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), ((await stranger.GetAsync(first)).StatusCode, (await stranger.GetAsync(second)).StatusCode));
        await using (var store = await Desk.StoreAsync(site))
        {
            Assert.DoesNotContain(second.Split('/')[^1], string.Join(' ', await store.CalendarLinks.Select(link => link.Digest + link.StaffName).ToListAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        }

        // Another officer can neither see nor end it; whoever runs the site can.
        var other = await StaffClient.SignInAsync(site, Desk.Officer);
        Assert.Empty((await other.PageAsync(Share)).QuerySelectorAll("tbody tr"));
        await using (var store = await Desk.StoreAsync(site))
        {
            var id = (await store.CalendarLinks.SingleAsync(link => link.EndedAt == null, TestContext.Current.CancellationToken)).Id;
            var token = (await other.PageAsync(Share)).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync(Share + "?handler=End", [KeyValuePair.Create("id", id.ToString()), KeyValuePair.Create("__RequestVerificationToken", token)])).StatusCode);
        }

        var admin = await StaffClient.SignInAsync(site, Role.Administrator, StaffMember.EverySite);
        await admin.DoAsync(Share, "End");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(second)).StatusCode);

        var third = await LinkAsync(officer);
        await admin.DoAsync($"/manage/staff/{officer.Id}", "Take");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(third)).StatusCode);
        var fourth = await LinkAsync(other);
        await admin.DoAsync($"/manage/staff/{other.Id}", "Disable");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(fourth)).StatusCode);
    }

    [Fact]
    public async Task Whoever_tries_many_is_told_to_wait()
    {
        using var content = Desk.Content();
        await using var site = await Desk.StartAsync(engine, content);
        var links = site.Services.GetRequiredService<CalendarLinks>();
        var address = IPAddress.Parse("192.0.2.7");
        for (var time = 0; time < CalendarLinks.MostFromOneAddress; time++)
        {
            Assert.True(await links.AllowsAsync(address));
        }

        Assert.False(await links.AllowsAsync(address));
        Assert.True(await links.AllowsAsync(IPAddress.Parse("192.0.2.8")));
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.True(await links.AllowsAsync(address));
    }

    private static string ItemOf(Ical.Net.CalendarComponents.CalendarEvent item) => item.Url!.AbsolutePath;

    private static async Task<string> LinkAsync(StaffClient officer)
    {
        var page = await StaffClient.ReadAsync(await officer.SendAsync(Share, "Make"), Share, HttpStatusCode.OK);
        return new Uri(page.QuerySelector("code")!.TextContent).AbsolutePath;
    }
}

public sealed class PlanCalendarOnSqlite() : ThePlanInACalendar(Engine.Sqlite);

public sealed class PlanCalendarOnPostgres() : ThePlanInACalendar(Engine.Postgres);
