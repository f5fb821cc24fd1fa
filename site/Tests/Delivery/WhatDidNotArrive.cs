using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Core.Mail;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Mail;
using PreventPublic.Engagement.Store;
using PreventPublic.Host.Delivery;
using PreventPublic.Staff.Roles;
using PreventPublic.Staff.Store;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Delivery;

/// <summary>What an outbox could not deliver is seen by a person, who has it tried again or throws it away.</summary>
public abstract class WhatDidNotArrive(Engine engine)
{
    private const string Screen = "/manage/undelivered";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mails_that_were_given_up_are_seen_with_the_reason_and_arrive_once_when_they_are_tried_again()
    {
        var post = new Post { Fault = new UndeliverableException("550 no such mailbox") };
        await using var fixture = await StartAsync(post);
        await AskAsync(fixture, 3);
        await DeliverAsync(fixture);
        var admin = await StaffClient.SignInAsync(fixture, Role.Administrator, StaffMember.EverySite);
        var page = await admin.PageAsync(Screen);
        var row = Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Equal(["3", "Given up", "550 no such mailbox"], new[] { 1, 2, 4 }.Select(cell => row.Children[cell].TextContent.Trim()));
        Assert.DoesNotContain("person-0@example.org", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("messages that did not arrive", (await admin.PageAsync("/manage/thurrock")).Body!.TextContent, StringComparison.Ordinal);

        post.Fault = null;
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendAsync(page, Screen, "Again")).StatusCode);
        await DeliverAsync(fixture);
        await DeliverAsync(fixture);
        Assert.Equal(["person-0@example.org", "person-1@example.org", "person-2@example.org"], post.Sent.Order(StringComparer.Ordinal));
        Assert.Empty((await admin.PageAsync(Screen)).QuerySelectorAll("tbody tr"));
        Assert.Contains(await TrailAsync(fixture), line => line is { Action: "undelivered.tried-again", Note: "3" });
    }

    [Fact]
    public async Task Thrown_away_they_never_arrive_and_others_stay()
    {
        var post = new Post { Fault = new UndeliverableException("550 no such mailbox") };
        await using var fixture = await StartAsync(post);
        await AskAsync(fixture, 1);
        await DeliverAsync(fixture);
        post.Fault = new UndeliverableException("552 too large");
        await AskAsync(fixture, 2);
        await DeliverAsync(fixture);
        var admin = await StaffClient.SignInAsync(fixture, Role.Administrator, StaffMember.EverySite);
        var token = await TokenAsync(admin);
        await admin.PostAsync($"{Screen}?handler=ThrowAway", [token, new("store", PeopleStore.Name), new("kind", MailMessage.Kind), new("fault", "550 no such mailbox")]);
        var row = Assert.Single((await admin.PageAsync(Screen)).QuerySelectorAll("tbody tr"));
        Assert.Equal("2", row.Children[1].TextContent.Trim());
    }

    [Fact]
    public async Task What_is_still_being_tried_can_be_tried_now_and_is_not_thrown_away()
    {
        var post = new Post { Fault = new IOException("the mail server is away") };
        await using var fixture = await StartAsync(post);
        await AskAsync(fixture, 1);
        var admin = await StaffClient.SignInAsync(fixture, Role.Administrator, StaffMember.EverySite);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await DeliverAsync(fixture);
            fixture.Clock.Advance(TimeSpan.FromMinutes(3));
        }

        var page = await admin.PageAsync(Screen);
        Assert.Contains("Still being tried", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Throw away", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await admin.PostAsync($"{Screen}?handler=ThrowAway", [await TokenAsync(admin), new("store", PeopleStore.Name), new("kind", MailMessage.Kind), new("fault", "the mail server is away")]);
        post.Fault = null;
        await admin.SendAsync(page, Screen, "Again");
        await DeliverAsync(fixture);
        Assert.Single(post.Sent);
    }

    [Fact]
    public async Task What_a_host_has_in_hand_is_not_given_to_another()
    {
        var post = new Post();
        await using var fixture = await StartAsync(post);
        var until = fixture.Clock.GetUtcNow().UtcDateTime + OutboxDelivery.Lease;
        await using (var store = await PeopleAsync(fixture))
        {
            var mail = store.Post(MailMessage.Kind, new MailMessage("thurrock", "person-0@example.org", "en", "Hello", "Text", "<p>Text</p>"), fixture.Clock.GetUtcNow().UtcDateTime);
            (mail.Attempts, mail.LastFault, mail.Lease, mail.LeasedUntil) = (7, "away", Guid.NewGuid(), until);
            await store.SaveChangesAsync(Cancel);
        }

        var admin = await StaffClient.SignInAsync(fixture, Role.Administrator, StaffMember.EverySite);
        await admin.PostAsync($"{Screen}?handler=Again", [await TokenAsync(admin), new("store", PeopleStore.Name), new("kind", MailMessage.Kind), new("fault", "away")]);
        await DeliverAsync(fixture);
        Assert.Empty(post.Sent);
    }

    [Fact]
    public async Task Lines_of_the_audit_trail_are_never_thrown_away_and_an_administrator_of_one_council_sees_and_does_nothing()
    {
        await using var fixture = await StartAsync(new Post());
        await using (var store = await PeopleAsync(fixture))
        {
            var now = fixture.Clock.GetUtcNow().UtcDateTime;
            var line = store.Post(AuditLine.Kind, new AuditLine(null, "a test", "done", "thurrock", "something", now), now);
            (line.DeadAt, line.LastFault) = (now, "broken");
            await store.SaveChangesAsync(Cancel);
        }

        List<KeyValuePair<string, string>> fields = [new("store", PeopleStore.Name), new("kind", AuditLine.Kind), new("fault", "broken")];
        var one = await StaffClient.SignInAsync(fixture, Role.Administrator);
        Assert.Empty((await one.PageAsync(Screen)).QuerySelectorAll("tbody tr"));
        var own = await Manage.Desk.TokenOfAsync(one, "/manage/staff/invite");
        Assert.Equal(HttpStatusCode.Forbidden, (await one.PostAsync($"{Screen}?handler=Again", [.. own, .. fields])).StatusCode);
        var admin = await StaffClient.SignInAsync(fixture, Role.Administrator, StaffMember.EverySite);
        await admin.PostAsync($"{Screen}?handler=ThrowAway", [await TokenAsync(admin), .. fields]);
        Assert.Single((await admin.PageAsync(Screen)).QuerySelectorAll("tbody tr"));
        await admin.PostAsync($"{Screen}?handler=Again", [await TokenAsync(admin), .. fields]);
        await DeliverAsync(fixture);
        Assert.Contains(await TrailAsync(fixture), known => known is { Action: "done", StaffName: "a test" });
    }

    private async Task<SiteFixture> StartAsync(Post post)
    {
        var fixture = await SiteFixture.NewAsync(engine);
        fixture.Replace = services => services.AddSingleton<IMailTransport>(post);
        _ = fixture.Services;
        return fixture;
    }

    private static async Task AskAsync(SiteFixture fixture, int mails)
    {
        await using var store = await PeopleAsync(fixture);
        for (var mail = 0; mail < mails; mail++)
        {
            store.Post(MailMessage.Kind, new MailMessage("thurrock", $"person-{mail}@example.org", "en", "Hello", "Text", "<p>Text</p>"), fixture.Clock.GetUtcNow().UtcDateTime);
        }

        await store.SaveChangesAsync(Cancel);
    }

    private static Task DeliverAsync(SiteFixture fixture) => fixture.Services.GetRequiredService<OutboxWorker>().DeliverAllAsync(Cancel);

    private static Task<PeopleStore> PeopleAsync(SiteFixture fixture) => fixture.Services.GetRequiredService<IDbContextFactory<PeopleStore>>().CreateDbContextAsync(Cancel);

    private static async Task<KeyValuePair<string, string>> TokenAsync(StaffClient admin) => (await Manage.Desk.TokenOfAsync(admin, "/manage/staff/invite"))[0];

    private static async Task<List<AuditRecord>> TrailAsync(SiteFixture fixture)
    {
        await DeliverAsync(fixture);
        await using var store = await fixture.Services.GetRequiredService<IDbContextFactory<StaffStore>>().CreateDbContextAsync(Cancel);
        return await store.AuditTrail.AsNoTracking().ToListAsync(Cancel);
    }

    /// <summary>A mail server that fails as it is told.</summary>
    private sealed class Post : IMailTransport
    {
        public Exception? Fault { get; set; }

        public List<string> Sent { get; } = [];

        public Task SendAsync(Guid id, MailMessage mail, CancellationToken cancel)
        {
            if (Fault is { } fault)
            {
                throw fault;
            }

            Sent.Add(mail.To);
            return Task.CompletedTask;
        }
    }
}

public sealed class WhatDidNotArriveOnSqlite() : WhatDidNotArrive(Engine.Sqlite);

public sealed class WhatDidNotArriveOnPostgres() : WhatDidNotArrive(Engine.Postgres);
