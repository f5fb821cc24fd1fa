using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PreventPublic.Core.Access;
using PreventPublic.Core.Mail;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Features.Keeping;
using PreventPublic.Engagement.Features.Press;
using PreventPublic.Engagement.Store;
using PreventPublic.Staff.Store;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Telling;

/// <summary>Replies are reminded of in time and once, by whichever host; old lines go.</summary>
public sealed class PressIsRemembered
{
    private static readonly DateTime Deadline = new(2026, 11, 24, 17, 0, 0, DateTimeKind.Utc);

    public static readonly TheoryData<Engine> Engines = [Engine.Sqlite, Engine.Postgres];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_owns_it_is_told_once_before_and_once_when_it_passes_whatever_hosts_look(Engine engine)
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(engine, content);
        await using var beside = site.Beside();
        beside.Replace = OfficersDesk.Workers;
        var officer = await StaffClient.SignInAsync(site, OfficersDesk.Officer);
        await AddAsync(site, new Colleague(officer.Id, officer.Name));
        foreach (var (at, told) in new[] { (Deadline.AddHours(-5), 0), (Deadline.AddHours(-4), 1), (Deadline.AddHours(-3), 1), (Deadline.AddMinutes(1), 2), (Deadline.AddDays(3), 2) })
        {
            await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => RemindersOf(engine == Engine.Postgres && number % 2 == 1 ? beside : site, at).RemindDueAsync(CancellationToken.None))));
            Assert.Equal(told, (await NoticesAsync(site)).Count);
        }

        var notices = await NoticesAsync(site);
        Assert.All(notices, notice => Assert.Equal((officer.Id, "thurrock"), (notice.StaffId, notice.Site)));
        Assert.Equal(["Due soon: a reply to The Gazette", "Overdue: a reply to The Gazette"], notices.Select(notice => notice.Subject).Order());
        Assert.Contains("Tuesday, 24 November 2026, 5pm", notices.Single(notice => notice.Subject.StartsWith("Due", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_off_while_it_came_due_is_told_that_it_passed_and_an_answer_stops_it()
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(Engine.Sqlite, content);
        var officer = await StaffClient.SignInAsync(site, OfficersDesk.Officer);
        var first = await AddAsync(site, null);
        Assert.Equal(1, await RemindersOf(site, Deadline.AddHours(9)).RemindDueAsync(CancellationToken.None));
        var notice = Assert.Single(await NoticesAsync(site));
        Assert.Equal((null, Permissions.BulletinsManage), (notice.StaffId, notice.Permission));
        Assert.StartsWith("Overdue", notice.Subject, StringComparison.Ordinal);
        Assert.Equal(0, await RemindersOf(site, Deadline.AddHours(10)).RemindDueAsync(CancellationToken.None));
        var second = await AddAsync(site, null);
        Assert.NotEqual(first, second);
        await officer.DoAsync(PressLinks.Of("thurrock", second), "Answer");
        Assert.Equal(0, await RemindersOf(site, Deadline.AddHours(10)).RemindDueAsync(CancellationToken.None));
    }

    [Fact]
    public async Task When_its_owner_has_left_everybody_who_keeps_the_log_gets_the_mail_and_nobody_else()
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(Engine.Sqlite, content);
        var (left, there, newham) = (await StaffClient.SignInAsync(site, OfficersDesk.Officer), await StaffClient.SignInAsync(site, OfficersDesk.Officer), await StaffClient.SignInAsync(site, OfficersDesk.Officer, "newham"));
        await AddAsync(site, new Colleague(left.Id, left.Name));
        await using (var staff = await site.Services.GetRequiredService<IDbContextFactory<StaffStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            await staff.Users.Where(user => user.Id == left.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.DisabledAt, Deadline), TestContext.Current.CancellationToken);
        }

        await RemindersOf(site, Deadline.AddHours(-1)).RemindDueAsync(CancellationToken.None);
        Assert.Null(Assert.Single(await NoticesAsync(site)).StaffId);
        await using var store = await site.Services.GetRequiredService<IDbContextFactory<StaffStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var addresses = await store.Users.ToDictionaryAsync(user => user.Id, user => user.Email!, TestContext.Current.CancellationToken);
        await using (var people = await OfficersDesk.StoreAsync(site))
        {
            var message = await people.Set<OutboxMessage>().SingleAsync(one => one.Kind == StaffNotice.Kind, TestContext.Current.CancellationToken);
            await site.Services.GetServices<IDelivery>().Single(delivery => delivery.Kind == StaffNotice.Kind).DeliverAsync(message, CancellationToken.None);
        }

        var mails = await store.Set<OutboxMessage>().Where(message => message.Kind == MailMessage.Kind).ToListAsync(TestContext.Current.CancellationToken);
        var to = mails.Select(message => message.Read<MailMessage>().To).ToList();
        Assert.Contains(addresses[there.Id], to);
        Assert.DoesNotContain(addresses[left.Id], to);
        Assert.DoesNotContain(addresses[newham.Id], to);
    }

    [Fact]
    public async Task A_running_host_looks_by_itself()
    {
        using var content = OfficersDesk.Content();
        await using var site = await SiteFixture.NewAsync(Engine.Sqlite, content.Folder);
        site.Replace = Strategy.Quiet.Workers;
        site.Clock.SetUtcNow(new DateTimeOffset(Deadline.AddHours(-4).AddSeconds(-90)));
        await AddAsync(site, null);
        for (var look = 0; look < 100 && (await NoticesAsync(site)).Count == 0; look++)
        {
            site.Clock.Advance(PressWorker.Interval);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Single(await NoticesAsync(site));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_line_goes_two_years_after_it_was_closed_and_an_open_one_stays(Engine engine)
    {
        using var content = OfficersDesk.Content();
        await using var site = await OfficersDesk.StartAsync(engine, content);
        var officer = await StaffClient.SignInAsync(site, OfficersDesk.Officer);
        var (closed, open) = (await AddAsync(site, null), await AddAsync(site, null));
        await officer.DoAsync(PressLinks.Of("thurrock", closed), "Close", ("Close.As", "Declined"), ("Close.Note", "Not ours."));
        var now = site.Clock.GetUtcNow();
        Assert.Equal(0, await EraserOf(site, now.AddMonths(24).AddMinutes(-1)).EraseDueAsync(CancellationToken.None));
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => EraserOf(site, now.AddMonths(24)).EraseDueAsync(CancellationToken.None))));
        Assert.Equal(1, both.Sum());
        await using var store = await OfficersDesk.StoreAsync(site);
        Assert.Equal([open], await store.PressEnquiries.Select(enquiry => enquiry.Id).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await store.Set<PressStep>().CountAsync(step => step.EnquiryId == closed, TestContext.Current.CancellationToken));
        var ledger = await store.Erasures.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("closed lines of the press log", "retention", 1), (ledger.What, ledger.By, ledger.Count));
    }

    private static async Task<Guid> AddAsync(SiteFixture site, Colleague? owner)
    {
        var staff = new StaffMember(Guid.NewGuid(), "An officer", "officer@example.gov.uk", new Dictionary<string, IReadOnlySet<string>>(), new Dictionary<string, IReadOnlySet<string>>());
        var details = new PressDetails(PressKind.Reactive, "The Gazette", "How venues decide", site.Clock.GetUtcNow().UtcDateTime.AddHours(-1), Deadline, owner);
        var id = (await site.Services.GetRequiredService<PressBook>().AddAsync("thurrock", details, staff, CancellationToken.None)).Id;
        await using var store = await OfficersDesk.StoreAsync(site);
        await store.Set<OutboxMessage>().Where(message => message.Kind == StaffNotice.Kind && message.Payload.Contains("is yours")).ExecuteDeleteAsync();
        return id;
    }

    private static PressReminders RemindersOf(SiteFixture site, DateTime at) => new(
        site.Services.GetRequiredService<IDbContextFactory<PeopleStore>>(), site.Services.GetRequiredService<IColleagues>(), site.Services.GetRequiredService<IEventDirectory>(), new FakeTimeProvider(new DateTimeOffset(at)));

    private static PressEraser EraserOf(SiteFixture site, DateTimeOffset at) =>
        new(site.Services.GetRequiredService<IDbContextFactory<PeopleStore>>(), site.Services.GetRequiredKeyedService<StoreDatabase>(PeopleStore.Name), site.Services.GetRequiredService<KeepingPeriods>(), new FakeTimeProvider(at));

    private static Task<IReadOnlyList<StaffNotice>> NoticesAsync(SiteFixture site) => OfficersDesk.PostedAsync<StaffNotice>(site, StaffNotice.Kind);
}
