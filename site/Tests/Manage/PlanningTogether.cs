using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>A set that is planned for a moment reaches readers whole at that moment, or not at all, and its planner is told.</summary>
public abstract class PlanningTogether(Engine engine)
{
    private const string Home = "/manage/thurrock";
    private const string Screen = Home + "/publish";
    private const string About = Home + "/edit/pages/en/about";
    private const string Contact = Home + "/edit/contacts/en/help";
    private const string Moment = "2026-11-23T12:05";
    private static readonly DateTimeOffset Due = new(2026, 11, 23, 12, 5, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_page_in_two_languages_and_one_that_it_points_at_appear_at_their_time_and_not_before()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var page = await desk.ApprovedAsync(Home + "/edit/pages/en/new?NewType=page", ("NewType", "page"), ("NewKey", "plan"), ("f.title", "Plan"), ("f.summary", "The plan."), ("Body", "The plan itself."));
        var about = await desk.ApprovedAsync(About, ("Body", "See [the plan](/plan)."));
        var urdu = await desk.ApprovedAsync(Home + "/edit/pages/ur/about", ("f.title", "تعارف"), ("f.summary", "تعارف۔"), ("Body", "منصوبہ دیکھیں۔"));
        await PlanAsync(desk, page, about, urdu);
        Assert.Equal(["About and 2 more"], (await desk.Publisher.PageAsync(Home)).QuerySelectorAll("#planned + ul a").Select(link => link.TextContent));
        Assert.Equal(["About and 2 more"], (await desk.Publisher.PageAsync(Home + "/calendar")).QuerySelectorAll($"td a[href*='{Screen}/']").Select(link => link.TextContent));
        await RunAsync(desk, Due.AddSeconds(-1));
        Assert.DoesNotContain("the plan", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
        await RunAsync(desk, Due);
        Assert.Contains("href=\"/plan\"", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
        Assert.Contains("The plan itself.", await desk.ReaderSeesAsync("/plan"), StringComparison.Ordinal);
        Assert.Contains("منصوبہ دیکھیں۔", await desk.ReaderSeesAsync("/ur/about"), StringComparison.Ordinal);
        Assert.Equal([ScheduleState.Done], (await PlansAsync(desk)).Select(plan => plan.State).Distinct());
        Assert.Single(await PublicationsAsync(desk, "pages/plan (en)"));
        Assert.DoesNotContain(await desk.MailAsync(), mail => mail.StartsWith("Will not be", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_the_approval_of_one_is_void_none_appears_and_the_planner_is_told_once_which_and_why()
    {
        await using var desk = await Desk.OpenAsync(engine, content => content.Page("other", "Other", "Old words."));
        var shows = await desk.ApprovedAsync(About, ("Body", ":::contact help"));
        var other = await desk.ApprovedAsync(Home + "/edit/pages/en/other", ("Body", "Fresh words."));
        await PlanAsync(desk, shows, other);
        await desk.PublishAsync(Contact, ("f.phone", "01632 960002"));
        await RunAsync(desk, Due);
        Assert.Equal((VersionState.InReview, VersionState.Approved), ((await desk.HeadAsync("about")).State, (await desk.HeadAsync("other")).State));
        Assert.DoesNotContain("Fresh words.", await desk.ReaderSeesAsync("/other"), StringComparison.Ordinal);
        Assert.Equal([ScheduleState.Refused], (await PlansAsync(desk)).Select(plan => plan.State).Distinct());
        var told = await ToldAsync(desk);
        Assert.Contains("pages/about (en): something that it shows has changed since it was approved", told, StringComparison.Ordinal);
        Assert.Contains("pages/other (en)", told, StringComparison.Ordinal);
        Assert.Equal(["About and 1 more"], (await desk.Publisher.PageAsync(Home)).QuerySelectorAll("#refused + ul a").Select(link => link.TextContent));
    }

    /// <summary>The control: each planned for itself at the same moment, one appears without the other.</summary>
    [Fact]
    public async Task Planned_each_for_itself_what_can_appear_does()
    {
        await using var desk = await Desk.OpenAsync(engine, content => content.Page("other", "Other", "Old words."));
        foreach (var version in new[] { await desk.ApprovedAsync(About, ("Body", ":::contact help")), await desk.ApprovedAsync(Home + "/edit/pages/en/other", ("Body", "Fresh words.")) })
        {
            await PlanAsync(desk, version);
        }

        await desk.PublishAsync(Contact, ("f.phone", "01632 960002"));
        await RunAsync(desk, Due);
        Assert.Contains("Fresh words.", await desk.ReaderSeesAsync("/other"), StringComparison.Ordinal);
        Assert.Equal(VersionState.InReview, (await desk.HeadAsync("about")).State);
    }

    [Fact]
    public async Task When_a_check_stops_one_at_its_time_none_appears_and_all_can_be_planned_anew()
    {
        await using var desk = await Desk.OpenAsync(engine, content => content.Page("other", "Other", "Old words."));
        var contact = await desk.ApprovedAsync(Contact, ("f.phone", "01632 960009"));
        var about = await desk.ApprovedAsync(About, ("Body", "See [the other](/other)."));
        await PlanAsync(desk, contact, about);
        await desk.Publisher.DoAsync($"{Home}/version/{(await desk.HeadAsync("other")).Id}", "Withdraw", ("why", "It is over"), ("then", "nothing"));
        await RunAsync(desk, Due);
        Assert.Equal((VersionState.Approved, VersionState.Approved), ((await desk.HeadAsync("help")).State, (await desk.HeadAsync("about")).State));
        Assert.Contains("/other", await ToldAsync(desk), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await PlanAgainAsync()).StatusCode);
        await desk.PublishAsync(Home + "/edit/pages/en/other", ("Body", "New words."));
        Assert.Equal(HttpStatusCode.Redirect, (await PlanAgainAsync()).StatusCode);

        Task<HttpResponseMessage> PlanAgainAsync() => desk.Publisher.SendAsync(Screen, "", ("Chosen", contact), ("Chosen", about), ("When", "later"), ("At", "2026-11-23T12:30"));
    }

    [Fact]
    public async Task What_a_check_would_stop_is_not_planned_unless_an_earlier_plan_puts_it_right()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var page = await desk.ApprovedAsync(Home + "/edit/pages/en/new?NewType=page", ("NewType", "page"), ("NewKey", "plan"), ("f.title", "Plan"), ("f.summary", "The plan."), ("Body", "The plan itself."));
        var about = await desk.ApprovedAsync(About, ("Body", "See [the plan](/plan)."));
        Assert.Contains("/plan", await RefusedAsync(Moment), StringComparison.Ordinal);
        await PlanAsync(desk, page);
        Assert.Contains("/plan", await RefusedAsync("2026-11-23T12:04"), StringComparison.Ordinal);
        Assert.Equal(VersionState.Approved, (await desk.HeadAsync("about")).State);
        Assert.Single(await PlansAsync(desk));
        await desk.Publisher.DoAsync($"{Home}/version/{about}", "Plan", ("at", "2026-11-23T12:06"), ("action", "publish"));
        await RunAsync(desk, Due.AddMinutes(1));
        Assert.Contains("href=\"/plan\"", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);

        async Task<string> RefusedAsync(string at)
        {
            var answer = await desk.Publisher.SendAsync($"{Home}/version/{about}", "Plan", ("at", at), ("action", "publish"));
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_newer_draft_of_one_ends_the_plan_of_all()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var contact = await desk.ApprovedAsync(Contact, ("f.phone", "01632 960009"));
        await PlanAsync(desk, contact, await desk.ApprovedAsync(About, ("Body", "Fresh words.")));
        await desk.Author.DoAsync(About, "Save", ("Body", "Fresher words."));
        await RunAsync(desk, Due);
        Assert.Equal(VersionState.Approved, (await desk.HeadAsync("help")).State);
        Assert.Contains("saved a newer draft", await ToldAsync(desk), StringComparison.Ordinal);
        Assert.DoesNotContain(await PlansAsync(desk), plan => plan.State is ScheduleState.Done or ScheduleState.Waiting);
    }

    [Fact]
    public async Task Two_hosts_at_one_moment_publish_it_once()
    {
        await using var desk = await Desk.OpenAsync(engine);
        await PlanAsync(desk, await desk.ApprovedAsync(Contact, ("f.phone", "01632 960009")), await desk.ApprovedAsync(About, ("Body", "Good morning.")));
        var hosts = new[] { desk.Fixture.Services.GetRequiredService<Schedules>(), ActivatorUtilities.CreateInstance<Schedules>(desk.Fixture.Services) };
        desk.Fixture.Clock.SetUtcNow(Due);
        await Task.WhenAll(hosts.Select(host => Task.Run(() => host.RunDueAsync(TestContext.Current.CancellationToken))));
        await RunAsync(desk, Due.AddSeconds(1));
        Assert.Equal([ScheduleState.Done, ScheduleState.Done], (await PlansAsync(desk)).Select(plan => plan.State));
        Assert.Single(await PublicationsAsync(desk, "pages/about (en)"));
        Assert.DoesNotContain(await desk.MailAsync(), mail => mail.StartsWith("Will not be", StringComparison.Ordinal));
    }

    /// <summary>The control: without its plan's word, the same step does publish.</summary>
    [Fact]
    public async Task A_host_that_is_late_publishes_nothing_that_was_called_off_meanwhile()
    {
        await using var desk = await Desk.OpenAsync(engine);
        await PlanAsync(desk, await desk.ApprovedAsync(Contact, ("f.phone", "01632 960009")), await desk.ApprovedAsync(About, ("Body", "Good morning.")));
        var plans = await PlansAsync(desk);
        await desk.Publisher.DoAsync($"{Screen}/{plans[0].Set}", "Cancel");
        Assert.Equal((VersionState.Approved, VersionState.Approved), ((await desk.HeadAsync("help")).State, (await desk.HeadAsync("about")).State));
        var (publishing, by) = (desk.Fixture.Services.GetRequiredService<Cms.Editing.Publishing>(), Somebody(desk));
        Guid[] versions = [.. plans.Select(plan => plan.VersionId)];
        var late = await publishing.PublishPlannedAsync(versions, [.. plans.Select(plan => plan.Id)], by, TestContext.Current.CancellationToken);
        Assert.True(late!.Passing);
        Assert.DoesNotContain("Good morning.", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
        Assert.Null(await publishing.PublishAsync(versions, by, TestContext.Current.CancellationToken));
        Assert.Contains("Good morning.", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_planned_cannot_be_planned_again_and_a_muddled_form_does_nothing()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var (contact, about) = (await desk.ApprovedAsync(Contact, ("f.phone", "01632 960009")), await desk.ApprovedAsync(About, ("Body", "Fresh words.")));
        (string, string)[] both = [("Chosen", contact), ("Chosen", about)];
        foreach (var (when, at) in new[] { ("later", ""), ("later", "soon"), ("now", Moment), ("", Moment) })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.Publisher.SendAsync(Screen, "", [.. both, ("When", when), ("At", at)])).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Conflict, (await desk.Publisher.SendAsync(Screen, "", [.. both, ("When", "later"), ("At", "2026-11-23T11:59")])).StatusCode);
        Assert.Empty(await PlansAsync(desk));
        await PlanAsync(desk, contact, about);
        var schedules = desk.Fixture.Services.GetRequiredService<Schedules>();
        Assert.Contains("planned already", (await schedules.AddSetAsync([Guid.Parse(about)], Due.UtcDateTime.AddHours(1), Somebody(desk), TestContext.Current.CancellationToken))!.Why, StringComparison.Ordinal);
        Assert.Equal(2, (await PlansAsync(desk)).Count);
    }

    /// <summary>London's clocks go back on 31 October 2027: half past one comes twice, and the first is meant.</summary>
    [Fact]
    public async Task The_moment_is_on_the_councils_clock_and_the_set_is_its_own_sites()
    {
        await using var desk = await Desk.OpenAsync(engine);
        string[] both = [await desk.ApprovedAsync(Contact, ("f.phone", "01632 960009")), await desk.ApprovedAsync(About, ("Body", "Autumn."))];
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Publisher.SendAsync(Screen, "", ("Chosen", both[0]), ("Chosen", both[1]), ("When", "later"), ("At", "2027-10-31T01:30"))).StatusCode);
        var plans = await PlansAsync(desk);
        Assert.All(plans, plan => Assert.Equal(new DateTime(2027, 10, 31, 0, 30, 0), plan.At));
        var elsewhere = await StaffClient.SignInAsync(desk.Fixture, Role.Publisher, "newham");
        Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.GetAsync($"{Screen}/{plans[0].Set}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/manage/newham/publish/{plans[0].Set}")).StatusCode);
        Assert.Empty((await desk.Author.PageAsync($"{Screen}/{plans[0].Set}")).QuerySelectorAll("form[action*=Cancel]"));
    }

    private static async Task PlanAsync(Desk desk, params string[] versions) =>
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Publisher.SendAsync(Screen, "", [.. versions.Select(id => ("Chosen", id)), ("When", "later"), ("At", Moment)])).StatusCode);

    /// <summary>Until nothing is due: the host's own worker may come first, what it holds up is tried again, and it may not have shown readers yet what it did.</summary>
    private static async Task RunAsync(Desk desk, DateTimeOffset now)
    {
        desk.Fixture.Clock.SetUtcNow(now);
        for (var looks = 0; looks < 100; looks++)
        {
            await desk.Fixture.Services.GetRequiredService<Schedules>().RunDueAsync(TestContext.Current.CancellationToken);
            if (!(await PlansAsync(desk)).Any(plan => plan.State == ScheduleState.Waiting && plan.At <= now.UtcDateTime))
            {
                await desk.Fixture.RefreshAsync();
                return;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The one mail about it. The host's own worker may be about to deliver what the test would.</summary>
    private static async Task<string> ToldAsync(Desk desk)
    {
        IReadOnlyList<string> told = [];
        for (var looks = 0; looks < 100 && told.Count == 0; looks++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            told = [.. (await desk.MailAsync()).Where(mail => mail.StartsWith("Will not be published as planned", StringComparison.Ordinal))];
        }

        return Assert.Single(told);
    }

    private static StaffMember Somebody(Desk desk) => new(desk.Publisher.Id, desk.Publisher.Name, "", new Dictionary<string, IReadOnlySet<string>>(), new Dictionary<string, IReadOnlySet<string>>());

    private static async Task<IReadOnlyList<ScheduleRecord>> PlansAsync(Desk desk)
    {
        await using var store = await desk.Fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await store.Schedules.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<PublicationRecord>> PublicationsAsync(Desk desk, string of)
    {
        await using var store = await desk.Fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await store.Publications.AsNoTracking().Where(publication => publication.Note.Contains(of)).ToListAsync(TestContext.Current.CancellationToken);
    }
}

public sealed class PlanningTogetherOnSqlite() : PlanningTogether(Engine.Sqlite);

public sealed class PlanningTogetherOnPostgres() : PlanningTogether(Engine.Postgres);
