using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Store;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>Nothing stale or unapproved reaches readers, whoever tries and whenever.</summary>
public abstract class PublishingSafely(Engine engine)
{
    private const string Edit = "/manage/thurrock/edit/pages/en/about";

    [Fact]
    public async Task A_text_reaches_readers_only_after_a_second_person_approved_it()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var version = await desk.Author.DoAsync(Edit, "Submit", ("Body", "Fresh words."));
        Assert.DoesNotContain("Fresh words.", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Author.PostAsync($"{version}?handler=Publish", await Desk.TokenOfAsync(desk.Author, version))).StatusCode);
        await desk.Editor.DoAsync(version, "Approve");
        await desk.Publisher.DoAsync(version, "Publish");
        Assert.Contains("Fresh words.", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_wrote_any_of_it_cannot_approve_it_even_when_somebody_else_saved_last()
    {
        await using var desk = await Desk.OpenAsync(engine);
        await desk.Editor.DoAsync(Edit, "Save", ("Body", "The editor's part."));
        var version = await desk.Author.DoAsync(Edit, "Submit", ("Body", "The editor's part, and the author's."));
        Assert.Null((await desk.Editor.PageAsync(version)).QuerySelector("form[action*='handler=Approve']"));
        var refused = await desk.Editor.PostAsync($"{version}?handler=Approve", [.. await Desk.TokenOfAsync(desk.Editor, version), new("seen", "anything")]);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        await desk.Publisher.DoAsync(version, "Approve");
    }

    [Fact]
    public async Task An_approval_is_void_when_a_contact_that_the_page_shows_changes_before_it_is_published()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var version = await desk.Author.DoAsync(Edit, "Submit", ("Body", ":::contact help"));
        await desk.Editor.DoAsync(version, "Approve");
        await desk.PublishAsync("/manage/thurrock/edit/contacts/en/help", ("f.phone", "01632 960002"));
        Assert.Contains("Void since", (await desk.Publisher.PageAsync(version)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await desk.Publisher.PostAsync($"{version}?handler=Publish", await Desk.TokenOfAsync(desk.Publisher, version))).StatusCode);
        Assert.DoesNotContain("01632 960002", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
        await desk.Editor.DoAsync(version, "Approve");
        await desk.Publisher.DoAsync(version, "Publish");
        Assert.Contains("01632 960002", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_two_people_write_at_once_is_never_lost()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var mine = await desk.Author.PageAsync(Edit);
        await desk.Editor.DoAsync(Edit, "Save", ("Body", "Theirs, saved first."));
        var conflict = await desk.Author.SendAsync(mine, Edit, "Save", ("Body", "Mine, saved second."));
        var page = await StaffClient.ReadAsync(conflict, Edit, HttpStatusCode.Conflict);
        Assert.Contains("Theirs, saved first.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mine, saved second.", page.QuerySelector("textarea[name=Body]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Theirs, saved first.", (await desk.HeadAsync("about")).Source.Split("---\n")[2].Trim());
        Assert.Contains("Mine, saved second.", (await desk.Author.PageAsync(Edit)).QuerySelector("textarea[name=Body]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_people_who_save_at_once_make_one_version_and_forty_nine_conflicts_and_lose_nothing()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var clients = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => StaffClient.SignInAsync(desk.Fixture, Role.Author)));
        var pages = await Task.WhenAll(clients.Select(client => client.PageAsync(Edit)));
        var answers = await Task.WhenAll(clients.Zip(pages, (client, page) => client.SendAsync(page, Edit, "Save", ("Body", $"By {client.Name}."))));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect));
        Assert.Equal(49, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        await using var store = await desk.Fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var kept = await store.Edits.CountAsync(TestContext.Current.CancellationToken);
        Assert.Equal(49, kept);
    }

    [Fact]
    public async Task A_broken_link_stops_publishing_until_a_publisher_lets_it_through_with_a_reason()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var version = await desk.Author.DoAsync(Edit, "Submit", ("Body", "See [the plan](/no-such-page)."));
        await desk.Editor.DoAsync(version, "Approve");
        Assert.Equal(HttpStatusCode.Conflict, (await desk.Publisher.SendAsync(version, "Publish")).StatusCode);
        await desk.Publisher.DoAsync(version, "Waive", ("why", "The page comes tomorrow"));
        await desk.Publisher.DoAsync(version, "Publish");
        Assert.Contains("/no-such-page", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
        Assert.Contains("The page comes tomorrow", (await desk.Publisher.PageAsync(version)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planned_publication_happens_at_its_time_once_with_two_hosts()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var version = await desk.Author.DoAsync(Edit, "Submit", ("Body", "Good morning."));
        await desk.Editor.DoAsync(version, "Approve");
        await desk.Publisher.DoAsync(version, "Plan", ("at", "2026-11-23T12:05"));
        var hosts = new[] { desk.Fixture.Services.GetRequiredService<Schedules>(), ActivatorUtilities.CreateInstance<Schedules>(desk.Fixture.Services) };
        desk.Fixture.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 12, 4, 59, TimeSpan.Zero));
        Assert.All(await Task.WhenAll(hosts.Select(host => host.RunDueAsync(TestContext.Current.CancellationToken))), ran => Assert.Equal(0, ran));
        desk.Fixture.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 12, 5, 0, TimeSpan.Zero));
        await Task.WhenAll(hosts.Select(host => Task.Run(() => host.RunDueAsync(TestContext.Current.CancellationToken))));
        await using var store = await desk.Fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);

        // The host's own worker may have come first and be about to write that it has.
        for (var looks = 0; looks < 100 && await store.Schedules.AnyAsync(s => s.State == ScheduleState.Waiting, TestContext.Current.CancellationToken); looks++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(ScheduleState.Done, (await store.Schedules.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)).State);
        Assert.Equal(1, await store.Transitions.CountAsync(step => step.To == VersionState.Published && step.By == desk.Publisher.Name, TestContext.Current.CancellationToken));
        await desk.Fixture.RefreshAsync();
        Assert.Contains("Good morning.", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_that_the_spring_clock_change_leaves_out_moves_on_with_the_clock()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var version = await desk.Author.DoAsync(Edit, "Submit", ("Body", "Spring."));
        await desk.Editor.DoAsync(version, "Approve");
        await desk.Publisher.DoAsync(version, "Plan", ("at", "2027-03-28T01:30"));
        await using var store = await desk.Fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var plan = await store.Schedules.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new DateTime(2027, 3, 28, 1, 30, 0), plan.At);
    }

    [Fact]
    public async Task A_version_of_another_site_cannot_be_reached_under_mine()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var version = await desk.Author.DoAsync(Edit, "Submit", ("Body", "Mine."));
        var elsewhere = await StaffClient.SignInAsync(desk.Fixture, Role.Publisher, "newham");
        Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.GetAsync(version)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(version.Replace("thurrock", "newham", StringComparison.Ordinal))).StatusCode);
    }

    [Theory]
    [InlineData("redirect", HttpStatusCode.MovedPermanently)]
    [InlineData("gone", HttpStatusCode.Gone)]
    [InlineData("nothing", HttpStatusCode.NotFound)]
    public async Task A_withdrawn_page_sends_readers_on_says_that_it_is_gone_or_is_not_there(string then, HttpStatusCode status)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var version = $"/manage/thurrock/version/{(await desk.HeadAsync("about")).Id}";
        await desk.Publisher.DoAsync(version, "Withdraw", ("why", "Out of date"), ("then", then), ("to", then == "redirect" ? "/" : ""));
        var answer = await desk.Fixture.On().GetAsync("/about");
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(then == "redirect" ? "/" : null, answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_withdrawn_update_sends_readers_on_too()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var edit = await desk.Author.DoAsync("/manage/thurrock/edit/updates/en/new?NewType=update", "Submit",
            ("NewType", "update"), ("NewKey", "card"), ("f.title", "Card"), ("f.summary", "A card."), ("f.date", "2026-11-23"), ("Body", "Words."));
        await desk.Editor.DoAsync(edit, "Approve");
        await desk.Publisher.DoAsync(edit, "Publish");
        Assert.Contains("Words.", await desk.ReaderSeesAsync("/updates/card"), StringComparison.Ordinal);
        await desk.Publisher.DoAsync(edit, "Withdraw", ("why", "Out of date"), ("then", "redirect"), ("to", "/about"));
        Assert.Equal("/about", (await desk.Fixture.On().GetAsync("/updates/card")).Headers.Location?.ToString());
    }

    [Fact]
    public async Task Every_step_is_on_the_audit_trail_and_the_database_refuses_to_change_a_line()
    {
        await using var desk = await Desk.OpenAsync(engine);
        await desk.PublishAsync(Edit, ("Body", "On record."));
        await desk.DeliverAsync();
        await using var store = await desk.Fixture.Services.GetRequiredService<IDbContextFactory<Staff.Store.StaffStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var lines = await store.AuditTrail.OrderBy(line => line.At).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Superset(new HashSet<string> { "entry.saved", "entry.submitted", "entry.approved", "entry.published" }, lines.Select(line => line.Action).ToHashSet());
        Assert.All(lines.Where(line => line.Action == "entry.approved"), line => Assert.Equal(desk.Editor.Name, line.StaffName));
        await Assert.ThrowsAnyAsync<Exception>(() => store.AuditTrail.ExecuteDeleteAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAnyAsync<Exception>(() => store.AuditTrail.ExecuteUpdateAsync(set => set.SetProperty(line => line.Note, "changed"), TestContext.Current.CancellationToken));
    }
}

public sealed class PublishingSafelyOnSqlite() : PublishingSafely(Engine.Sqlite);

public sealed class PublishingSafelyOnPostgres() : PublishingSafely(Engine.Postgres);
