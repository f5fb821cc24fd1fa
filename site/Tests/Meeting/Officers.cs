using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Features.Manage;
using PreventPublic.Cms.Files;
using PreventPublic.Core.Access;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Meeting;

/// <summary>What officers do with registrations, at the screens of Manage.</summary>
public sealed class Officers
{
    private const string Session = "/manage/thurrock/events/evening/2026-12-10";

    private static readonly Role Officer = Role.All.First(role => role.Permissions.Contains(Permissions.EventsManage));

    private static readonly Role Other = Role.All.First(role => !role.Permissions.Contains(Permissions.EventsManage));

    [Fact]
    public async Task Only_who_may_manage_events_of_this_site_sees_people()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 5);
        await meet.RegisterAsync("ada@example.org");
        var other = await StaffClient.SignInAsync(meet.Fixture, Other);
        var elsewhere = await StaffClient.SignInAsync(meet.Fixture, Officer, site: "newham");
        foreach (var path in new[] { "", "/add", "/door", "/list", "/message", $"/people/{(await meet.AllAsync())[0].Id}" })
        {
            foreach (var client in new[] { other, elsewhere, StaffClient.Stranger(meet.Fixture) })
            {
                Assert.NotEqual(HttpStatusCode.OK, (await client.GetAsync(Session + path)).StatusCode);
            }
        }
    }

    [Fact]
    public async Task An_officer_sees_places_people_and_needs_and_finds_by_name()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 3);
        await new Registrant(meet.Browser()) { Party = 2, More = { ["access"] = "a hearing loop" } }.RegisterAsync(meet.Wait);
        await meet.RegisterAsync("bob@example.org", party: 2);
        var officer = await StaffClient.SignInAsync(meet.Fixture, Officer);
        Assert.Contains("2 of 3", (await officer.PageAsync("/manage/thurrock/events")).Body!.TextContent, StringComparison.Ordinal);
        var page = await officer.PageAsync(Session);
        Assert.Contains("a hearing loop", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await officer.PageAsync(Session + "?Q=nobody")).QuerySelectorAll("th a[href*='/people/']"));
        var author = await StaffClient.SignInAsync(meet.Fixture, Role.Author);
        var form = await author.PageAsync(ManageLinks.Edit(new DocumentPath("thurrock", "events", "evening", "en")));
        Assert.Contains("How many people can come each time", form.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approving_refusing_cancelling_and_offering_out_of_order_leave_who_and_why()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 2, "approval: true");
        foreach (var person in new[] { "a", "b", "c", "d" })
        {
            await meet.RegisterAsync($"{person}@example.org");
        }

        var officer = await StaffClient.SignInAsync(meet.Fixture, Officer);
        var people = (await meet.AllAsync()).ToDictionary(r => r.Email[..1], r => $"{Session}/people/{r.Id}");
        await officer.DoAsync(people["a"], "Approve");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(people["b"], "Refuse")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SendAsync(people["d"], "Offer", ("Note", "works with the youth club"))).StatusCode);
        await officer.DoAsync(people["b"], "Refuse", ("Note", "not from the area"));
        await meet.LookAfterAsync();
        Assert.Equal([RegistrationState.Booked, RegistrationState.Refused, RegistrationState.Offered, RegistrationState.Waiting], (await meet.AllAsync()).Select(r => r.State));
        await officer.DoAsync(people["a"], "Cancel", ("Note", "phoned"));
        Assert.Equal(RegistrationState.Offered, await meet.StateOfAsync("d@example.org"));
        Assert.Contains(await meet.InStoreAsync(store => store.Steps.ToListAsync()), step => step.To == RegistrationState.Refused && step.By == officer.Name && step.Note == "not from the area");
    }

    [Fact]
    public async Task Somebody_who_phones_is_registered_with_or_without_an_address()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 3, "closes-hours-before: 2000");
        var officer = await StaffClient.SignInAsync(meet.Fixture, Officer);
        await officer.DoAsync(Session + "/add", "", ("Name", "Ada"), ("Email", "ada@example.org"));
        await officer.DoAsync(Session + "/add", "", ("Name", "Bob"), ("Email", ""), ("Party", "2"), ("Guests", "Cleo\r\n "), ("Access", "a hearing loop"));
        Assert.Equal(3, await meet.HeldAsync());
        Assert.Equal(("Cleo", "{\"access\":\"a hearing loop\"}"), ((await meet.AllAsync())[1].Guests, (await meet.AllAsync())[1].Answers));
        Assert.Contains("By an officer: 1 person", (await officer.PageAsync(Session)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ada@example.org", Assert.Single(await meet.LettersAsync()).To);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(Session + "/add", "", ("Name", ""), ("Party", "99"))).StatusCode);
    }

    [Fact]
    public async Task Somebody_is_moved_to_another_date_where_there_is_room_and_keeps_one_place_whatever_happens()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 2, "repeats: FREQ=WEEKLY;COUNT=3");
        await new Registrant(meet.Browser()) { Party = 2, More = { ["access"] = "a hearing loop" } }.RegisterAsync(meet.Wait);
        await meet.RegisterAsync("waits@example.org");
        var officer = await StaffClient.SignInAsync(meet.Fixture, Officer);
        var person = $"{Session}/people/{(await meet.AllAsync())[0].Id}";
        await officer.DoAsync("/manage/thurrock/events/evening/2026-12-17/add", "", ("Name", "Bob"), ("Email", "bob@example.org"), ("Party", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(person, "Move", ("To", "2026-12-24"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(person, "Move", ("To", "2026-12-25"), ("Note", "asked"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SendAsync(person, "Move", ("To", "2026-12-17"), ("Note", "asked"))).StatusCode);
        Assert.Equal(RegistrationState.Booked, await meet.StateOfAsync("ada@example.org"));

        await officer.DoAsync(person, "Move", ("To", "2026-12-24"), ("Note", "asked"));
        var all = (await meet.AllAsync()).Where(r => r.Email == "ada@example.org").ToDictionary(r => r.State);
        Assert.Equal((2, all[RegistrationState.Cancelled].Answers), (all[RegistrationState.Booked].Party, all[RegistrationState.Booked].Answers));
        Assert.Equal(RegistrationState.Offered, await meet.StateOfAsync("waits@example.org"));
        Assert.Equal([LetterKind.Booked, LetterKind.Booked, LetterKind.Moved], (await meet.LettersAsync()).Where(letter => letter.To == "ada@example.org").Select(letter => letter.Why));
        Assert.Contains(await meet.InStoreAsync(store => store.Steps.ToListAsync()), step => step.To == RegistrationState.Cancelled && step.By == officer.Name && step.Note == "asked (to 2026-12-24)");
        Assert.Empty((await officer.PageAsync(person)).QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task A_move_that_was_cut_short_is_finished_by_doing_it_again()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 5, "repeats: FREQ=WEEKLY;COUNT=3");
        await meet.RegisterAsync("ada@example.org", party: 2);
        var (registration, session) = ((await meet.AllAsync())[0], await meet.InStoreAsync(store => store.Sessions.SingleAsync()));
        var to = session.Date.AddDays(7);
        var moving = (Moving)meet.Fixture.Services.GetService(typeof(Moving))!;
        Assert.Equal(Moved.Done, await moving.MoveAsync(session, registration, to, "an officer", "asked"));

        // As if the host had died before the old place was given back.
        await meet.InStoreAsync(store => store.Registrations.Where(r => r.Id == registration.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RegistrationState.Booked).SetProperty(r => r.IsLive, true)));
        Assert.Equal(Moved.Done, await moving.MoveAsync(session, registration, to, "an officer", "asked"));
        Assert.Equal(2, await meet.HeldAsync());
        Assert.Equal(2, (await meet.AllAsync()).Count);
    }

    [Fact]
    public async Task Two_doors_and_a_paper_list_count_heads_once_and_walk_ins_fit_or_stay_out()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 5);
        await meet.RegisterAsync("ada@example.org", party: 3);
        var (one, two) = (await StaffClient.SignInAsync(meet.Fixture, Officer), await StaffClient.SignInAsync(meet.Fixture, Officer));
        var code = (await meet.AllAsync())[0].Code;
        var door = $"{Session}/door?Q={code.ToLowerInvariant()}";
        var (first, second) = (await one.PageAsync(door), await two.PageAsync(door));
        await Task.WhenAll(one.SendAsync(first, door, "In", ("Heads", "2")), two.SendAsync(second, door, "In", ("Heads", "3")));
        Assert.InRange(await meet.InStoreAsync(store => store.Arrivals.SumAsync(arrival => arrival.Heads)), 2, 3);
        Assert.Equal(1, await meet.InStoreAsync(store => store.Arrivals.CountAsync()));
        await one.DoAsync(Session + "/door", "Undo");
        Assert.Equal(0, await meet.InStoreAsync(store => store.Arrivals.CountAsync()));
        await one.DoAsync(Session + "/door", "WalkIn", ("Heads", "2"));
        Assert.Equal(HttpStatusCode.Conflict, (await one.SendAsync(Session + "/door", "WalkIn", ("Heads", "1"))).StatusCode);
        Assert.Equal(5, await meet.HeldAsync());
        Assert.Contains(code, (await one.PageAsync(Session + "/list")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_for_spreadsheets_hold_text_that_is_never_computed_and_the_trail_says_who_took_them()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 5);
        await new Registrant(meet.Browser()) { Name = "=HYPERLINK(\"http://x\")", More = { ["phone"] = "+44 1632 960001", ["access"] = "@SUM(A1)" } }.RegisterAsync(meet.Wait);
        var officer = await StaffClient.SignInAsync(meet.Fixture, Officer);
        var csv = await (await officer.SendAsync(Session, "Csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\")\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"'@SUM(A1)\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"+44 1632 960001\"", csv, StringComparison.Ordinal);
        using var book = new ZipArchive(await (await officer.SendAsync(Session, "Xlsx")).Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var sheet = await XDocument.LoadAsync(book.GetEntry("xl/worksheets/sheet1.xml")!.Open(), LoadOptions.None, TestContext.Current.CancellationToken);
        var cells = sheet.Descendants().Where(element => element.Name.LocalName == "c").ToList();
        Assert.All(cells, cell => Assert.Equal("inlineStr", cell.Attribute("t")!.Value));
        Assert.Contains(cells, cell => cell.Value == "=HYPERLINK(\"http://x\")");
        var lines = await meet.InStoreAsync(store => store.Set<OutboxMessage>().Where(m => m.Kind == AuditLine.Kind).ToListAsync());
        Assert.Equal(2, lines.Count(line => line.Read<AuditLine>() is { Action: "event.exported" } audit && audit.StaffName == officer.Name));
    }

    [Fact]
    public async Task A_message_says_to_how_many_it_goes_and_reaches_only_them()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 1);
        await meet.RegisterAsync("ada@example.org");
        await meet.RegisterAsync("bob@example.org");
        var officer = await StaffClient.SignInAsync(meet.Fixture, Officer);
        var look = await StaffClient.ReadAsync(await officer.SendAsync(Session + "/message", "Look", ("Text", "Please use the side door.")), "look", HttpStatusCode.OK);
        Assert.Contains("This goes to 1 person now", look.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("has a message for you", look.QuerySelector(".pp-mail")!.TextContent, StringComparison.Ordinal);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => officer.SendAsync(look, Session + "/message", "Send")));
        Assert.Equal("ada@example.org", Assert.Single(await meet.LettersAsync(), letter => letter.Why == LetterKind.FromOfficer).To);
        Assert.Contains("0 have gone, 1 still to go", (await officer.PageAsync(Session + "/message")).Body!.TextContent, StringComparison.Ordinal);
        await meet.DeliverAsync();
        Assert.Contains("all have gone", (await officer.PageAsync(Session + "/message")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Please use the side door.", (await officer.PageAsync("/manage/thurrock/mailbox")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_to_many_leave_at_the_pace_of_bulletins_and_whoever_registers_meanwhile_does_not_wait()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 20, with: fixture => fixture.Settings["Mail:Bulk:PerMinute"] = "2");
        foreach (var person in Enumerable.Range(0, 6))
        {
            await meet.RegisterAsync($"p{person}@example.org");
        }

        await meet.DeliverAsync();
        var officer = await StaffClient.SignInAsync(meet.Fixture, Officer);
        var look = await StaffClient.ReadAsync(await officer.SendAsync(Session + "/message", "Look", ("Text", "Bring a coat.")), "look", HttpStatusCode.OK);
        await officer.SendAsync(look, Session + "/message", "Send");
        await meet.RegisterAsync("new@example.org");
        meet.Fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        await meet.DeliverAsync();
        Assert.Contains("3 have gone, 3 still to go", (await officer.PageAsync(Session + "/message")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(await meet.LettersAsync(), letter => letter.Why == LetterKind.Booked);
    }

    [Fact]
    public async Task Afterwards_who_came_and_who_stayed_away_are_written_to_apart()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 20);
        await meet.RegisterAsync("came@example.org");
        await meet.RegisterAsync("away@example.org");
        var officer = await StaffClient.SignInAsync(meet.Fixture, Officer);
        Assert.Null((await officer.PageAsync(Session + "/message")).QuerySelector("input[value=StayedAway]"));
        var came = (await meet.AllAsync())[0];
        await officer.DoAsync($"{Session}/door?Q={came.Code}", "In");
        var look = await StaffClient.ReadAsync(await officer.SendAsync(Session + "/message", "Look", ("Text", "We missed you."), ("To", "StayedAway")), "look", HttpStatusCode.OK);
        await officer.SendAsync(look, Session + "/message", "Send");
        Assert.Equal("away@example.org", Assert.Single(await meet.LettersAsync(), letter => letter.Why == LetterKind.FromOfficer).To);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SendAsync(Session + "/message", "Look", ("Text", "x"), ("To", "99"))).StatusCode);
    }
}
