using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Store;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Telling;

/// <summary>The month's bulletin, from gathering to the archive, at the screens.</summary>
public abstract class BulletinDesk(Engine engine)
{
    private const string November = Desks.November;

    [Fact]
    public async Task A_month_is_gathered_approved_by_another_and_goes_out_as_it_was_approved()
    {
        using var content = Content();
        await using var site = await SiteFixture.StartAsync(engine, content.Folder);
        var officer = await Desks.BeginAsync(site);
        var page = await officer.PageAsync(November);
        var names = page.QuerySelectorAll("input[name$='.Name']").Select(input => input.GetAttribute("value")).ToList();
        Assert.Equal(["updates/new-film", "updates/old-hall", "events/evening"], names);

        // The film is for parents only; the hall comes first.
        var saved = await officer.SendAsync(page, November, "Save", ("Form.Words[0].Introduction", "Hello.\n\nThis month is short."), ("Form.Items[0].Audiences", "parents"), ("Form.Items[0].Order", "2"), ("Form.Items[1].Order", "1"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        await officer.DoAsync(November, "Ask");
        Assert.Equal(HttpStatusCode.NotFound, (await site.On().GetAsync("/bulletins/2026-11")).StatusCode);

        var approver = await StaffClient.SignInAsync(site, Desks.Approver);
        await approver.DoAsync(November + "/review", "Approve");

        // What changes on the site afterwards changes nothing of what was approved.
        content.Write("thurrock/updates/old-hall.md", "---\ntitle: The hall is new\nsummary: Now.\ndate: 2026-11-03\n---\nHall.\n");
        await site.ImportAsync(content.Folder);
        await site.RefreshAsync();
        var older = await officer.PageAsync(November + "/send");
        await officer.DoAsync(November + "/send", "Now");
        Assert.Equal(1, await site.Services.GetRequiredService<BulletinSchedule>().LetOutDueAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.Conflict, (await officer.SendAsync(older, November + "/send", "Edit")).StatusCode);
        var residents = await site.On().PageAsync("/bulletins/2026-11");
        Assert.Contains("The hall opens", residents.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("A new film", residents.Body!.TextContent, StringComparison.Ordinal);
        var parents = await site.On().PageAsync("/bulletins/2026-11/parents");
        Assert.Equal(["The hall opens", "A new film", "evening"], parents.QuerySelectorAll("main li a.govuk-link.govuk-\\!-font-weight-bold").Select(link => link.TextContent));
        var urdu = await site.On().PageAsync("/ur/bulletins/2026-11");
        Assert.Equal("en", urdu.QuerySelector("main p.govuk-body-l")!.GetAttribute("lang"));
        Assert.Equal("/ur/updates/old-hall", urdu.QuerySelector("main li a")!.GetAttribute("href"));
        Assert.Equal("/bulletins/2026-11", (await site.On().PageAsync("/bulletins")).QuerySelector("main li a")!.GetAttribute("href"));
        Assert.Equal(1, await PostedAsync(site, Fact.Kind, "bulletin.published"));
        Assert.Equal(0, await site.Services.GetRequiredService<BulletinSchedule>().LetOutDueAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Whoever_asked_cannot_approve_and_what_was_not_seen_is_not_approved()
    {
        using var content = Content();
        await using var site = await SiteFixture.StartAsync(engine, content.Folder);
        await Desks.BeginAsync(site);
        var both = await StaffClient.SignInAsync(site, Role.All.First(role => role.Permissions.Contains(Permissions.ContentApprove) && role.Permissions.Contains(Permissions.BulletinsManage)));
        await both.DoAsync(November, "Ask");
        var page = await both.PageAsync(November + "/review");
        Assert.DoesNotContain(page.Forms, form => form.Action.Contains("Approve", StringComparison.Ordinal));
        var other = await StaffClient.SignInAsync(site, Desks.Approver);
        var read = await other.PageAsync(November + "/review");
        Assert.Equal(HttpStatusCode.Conflict, (await other.SendAsync(read, November + "/review", "Approve", ("Seen", new string('0', 64)))).StatusCode);

        // Sent back, changed and asked again: the screen that the approver still has open approves nothing.
        await other.DoAsync(November + "/review", "SendBack", ("Note", "Shorter, please."));
        Assert.Contains("Shorter, please.", (await both.PageAsync(November + "/send")).Body!.TextContent, StringComparison.Ordinal);
        await both.DoAsync(November, "Ask", ("Form.Words[0].Introduction", "Other words."));
        Assert.Equal(HttpStatusCode.Conflict, (await other.SendAsync(read, November + "/review", "Approve")).StatusCode);
    }

    [Fact]
    public async Task Whoever_wrote_in_it_cannot_approve_although_somebody_else_asked_and_hears_how_it_went()
    {
        using var content = Content();
        await using var site = await SiteFixture.StartAsync(engine, content.Folder);
        var officer = await Desks.BeginAsync(site);
        var both = await StaffClient.SignInAsync(site, Role.All.First(role => role.Permissions.Contains(Permissions.ContentApprove) && role.Permissions.Contains(Permissions.BulletinsManage)));
        var read = await both.PageAsync(November);
        Assert.Equal(HttpStatusCode.Redirect, (await both.SendAsync(read, November, "Save", ("Form.Words[0].Introduction", "By the approver."))).StatusCode);
        await officer.DoAsync(November, "Ask");
        Assert.DoesNotContain((await both.PageAsync(November + "/review")).Forms, form => form.Action.Contains("Approve", StringComparison.Ordinal));
        var seen = (await (await StaffClient.SignInAsync(site, Desks.Approver)).PageAsync(November + "/review")).QuerySelector("input[name=Seen]")!.GetAttribute("value")!;
        var forged = await both.PageAsync(November + "/review");
        forged.Forms[0].Action = November + "/review?handler=Approve";
        Assert.Equal(HttpStatusCode.Conflict, (await both.SendAsync(forged, November + "/review", "Approve", ("Seen", seen))).StatusCode);
        var other = await StaffClient.SignInAsync(site, Desks.Approver);
        await other.DoAsync(November + "/review", "SendBack", ("Note", "Shorter, please."));
        Assert.Equal(1, await PostedAsync(site, StaffNotice.Kind, "Shorter, please."));
        Assert.Contains("Shorter, please.", (await officer.PageAsync(November)).Body!.TextContent, StringComparison.Ordinal);
        await officer.DoAsync(November, "Ask");
        await other.DoAsync(November + "/review", "Approve");
        Assert.Equal(1, await PostedAsync(site, StaffNotice.Kind, "is approved"));
    }

    /// <summary>For whom nothing was chosen gets what residents get, and never a mail with nothing in it.</summary>
    [Fact]
    public async Task No_edition_is_empty()
    {
        using var content = Content();
        await using var site = await SiteFixture.StartAsync(engine, content.Folder);
        var officer = await Desks.BeginAsync(site);
        (string, string)[] forParents = [("Form.Items[0].Audiences", "parents"), ("Form.Items[1].Audiences", "parents"), ("Form.Items[2].Audiences", "parents")];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(November, "Ask", forParents)).StatusCode);
        await officer.DoAsync(November, "Ask", forParents[0], ("Form.Items[1].Audiences", "residents"), ("Form.Items[2].Audiences", "residents"));
        await (await StaffClient.SignInAsync(site, Desks.Approver)).DoAsync(November + "/review", "Approve");
        await officer.DoAsync(November + "/send", "Now");
        Assert.Equal(1, await site.Services.GetRequiredService<BulletinSchedule>().LetOutDueAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, (await site.On().GetAsync("/bulletins/2026-11/parents")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.On().GetAsync("/bulletins/2026-11/young-people")).StatusCode);
    }

    [Fact]
    public async Task What_is_withdrawn_after_the_approval_holds_the_bulletin_back_and_says_so()
    {
        using var content = Content();
        await using var site = await SiteFixture.StartAsync(engine, content.Folder);
        var officer = await Desks.BeginAsync(site);
        await officer.DoAsync(November, "Ask");
        await (await StaffClient.SignInAsync(site, Desks.Approver)).DoAsync(November + "/review", "Approve");
        await officer.DoAsync(November + "/send", "Now");
        File.Delete(Path.Combine(content.Folder, "thurrock/updates/new-film.md"));
        await site.ImportAsync(content.Folder, choice: Cms.Import.ConflictChoice.Report, withdraw: true);
        await site.RefreshAsync();
        Assert.Equal(0, await site.Services.GetRequiredService<BulletinSchedule>().LetOutDueAsync(TestContext.Current.CancellationToken));
        Assert.Contains("not published any more", (await officer.PageAsync(November + "/send")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await PostedAsync(site, StaffNotice.Kind, "was not sent"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.On().GetAsync("/bulletins/2026-11")).StatusCode);
    }

    [Fact]
    public async Task Two_officers_at_once_lose_nothing_and_bad_input_says_what_to_do()
    {
        using var content = Content();
        await using var site = await SiteFixture.StartAsync(engine, content.Folder);
        var officer = await Desks.BeginAsync(site);
        var mine = await officer.PageAsync(November);
        await officer.SendAsync(November, "Save", ("Form.Words[0].Subject", "Theirs"));
        var late = await officer.SendAsync(mine, November, "Save", ("Form.Words[0].Subject", "Mine"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("value=\"Mine\"", await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        foreach (var (field, value) in new[] { ("Form.Items[0].Order", "first"), ("Form.Words[0].Subject", new string('x', 101)), ("Form.Words[0].Introduction", new string('x', 1501)) })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(November, "Save", (field, value))).StatusCode);
        }

        // An address and shouting stand in the way; nothing is asked.
        var shouted = await officer.SendAsync(November, "Ask", ("Form.Words[0].Introduction", "COME ALONG EVERYBODY https://example.org"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, shouted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(Desks.Bulletins + "/2026-13")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(Desks.Bulletins, "", ("Month", "1999-01"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.On().GetAsync("/bulletins/2026-11/nobody")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ScheduledInThePastAsync(site, officer));
    }

    private static async Task<HttpStatusCode> ScheduledInThePastAsync(SiteFixture site, StaffClient officer)
    {
        await officer.DoAsync(November, "Ask", ("Form.Words[0].Introduction", ""));
        await (await StaffClient.SignInAsync(site, Desks.Approver)).DoAsync(November + "/review", "Approve");
        return (await officer.SendAsync(November + "/send", "Schedule", ("Day", "2026-11-01"), ("Time", "10:00"))).StatusCode;
    }

    private static async Task<int> PostedAsync(SiteFixture site, string kind, string holds)
    {
        await using var store = await site.Services.GetRequiredService<IDbContextFactory<PeopleStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await store.Set<OutboxMessage>().CountAsync(message => message.Kind == kind && message.Payload.Contains(holds), TestContext.Current.CancellationToken);
    }

    private static TestContent Content() => new TestContent().Event("evening", 10)
        .Write("thurrock/updates/new-film.md", "---\ntitle: A new film\nsummary: For schools.\ndate: 2026-11-10\naudiences: [parents]\n---\nFilm.\n")
        .Write("thurrock/updates/old-hall.md", "---\ntitle: The hall opens\nsummary: Come in.\ndate: 2026-11-03\n---\nHall.\n")
        .Write("thurrock/updates/october.md", "---\ntitle: Long ago\nsummary: Before.\ndate: 2026-10-03\n---\nOld.\n");
}

public sealed class BulletinDeskOnSqlite() : BulletinDesk(Engine.Sqlite);

public sealed class BulletinDeskOnPostgres() : BulletinDesk(Engine.Postgres);
