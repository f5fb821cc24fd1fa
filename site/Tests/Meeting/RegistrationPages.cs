using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.Features.Events.Letters;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Meeting;

/// <summary>What people see at the form, through the whole host.</summary>
public sealed class RegistrationPages
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_event_page_leads_to_the_form_and_stays_a_finished_page()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 10);
        var page = await meet.Fixture.On().PageAsync("/events/evening");
        Assert.NotNull(page.QuerySelector("main a[href='/events/evening/register']"));
        Assert.NotNull((await meet.Fixture.On().GetAsync("/events/evening")).Headers.ETag);
        var form = await meet.Fixture.On().GetAsync("/events/evening/register");
        Assert.Contains("no-store", form.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.False(form.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Whatever_is_wrong_what_was_typed_is_still_there()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 10);
        var registrant = new Registrant(meet.Browser()) { Name = "Zoë <b>O'Hara</b>", Email = "not an address", Party = 99, More = { ["access"] = "a quiet seat", ["phone"] = "call me" } };
        await registrant.OpenAsync();
        meet.Wait();
        var answer = await registrant.PostAsync("send");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await ParseAsync(answer);
        Assert.Equal("Zoë <b>O'Hara</b>", page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal("not an address", page.QuerySelector("#email")!.GetAttribute("value"));
        Assert.Equal("99", page.QuerySelector("#party")!.GetAttribute("value"));
        Assert.Equal("a quiet seat", page.QuerySelector("#access")!.TextContent);
        Assert.Equal(["#email", "#phone", "#party"], page.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll(".govuk-error-summary a"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
        Assert.Empty(await meet.AllAsync());
    }

    [Theory]
    [InlineData("ada@example.org\r\nBcc: all@example.org")]
    [InlineData("ada@example.org, bob@example.org")]
    [InlineData("\"Ada\" <ada@example.org>")]
    [InlineData("ada@localhost")]
    [InlineData("ada@exam ple.org")]
    public async Task What_could_address_somebody_else_is_no_address(string email)
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 10);
        var registrant = new Registrant(meet.Browser()) { Email = email };
        await registrant.OpenAsync();
        meet.Wait();
        var answer = await registrant.PostAsync("send");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty(await meet.AllAsync());
    }

    [Fact]
    public async Task Names_of_every_kind_are_kept_as_they_read_without_marks_that_turn_text()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 10);
        foreach (var (typed, kept) in new[] { ("محمد علی", "محمد علی"), ("Ana 👩‍👧 Popescu", "Ana 👩‍👧 Popescu"), ("A\u202Ebla\u202C", "Abla"), (" Ada \t\u0007 Example ", "Ada Example") })
        {
            await new Registrant(meet.Browser()) { Name = typed, Email = $"{Guid.NewGuid():N}@example.org" }.RegisterAsync(meet.Wait);
            Assert.Equal(kept, (await meet.AllAsync())[^1].Name);
        }

        var registrant = new Registrant(meet.Browser()) { Name = new string('a', 300) };
        await registrant.OpenAsync();
        meet.Wait();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await registrant.PostAsync("send")).StatusCode);
    }

    [Fact]
    public async Task Too_much_is_refused_before_it_is_read()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 10);
        var registrant = new Registrant(meet.Browser()) { More = { ["guests"] = new string('x', 20_000) } };
        await registrant.OpenAsync();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await registrant.PostAsync("send")).StatusCode);
        using var junk = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await meet.Browser().PostAsync(new Uri("/events/evening/register", UriKind.Relative), junk, Stop)).StatusCode);
    }

    [Fact]
    public async Task Programs_fall_into_the_trap_and_forged_or_hasty_forms_are_asked_again()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 10);
        var bot = new Registrant(meet.Browser()) { More = { ["website"] = "https://spam.example" } };
        await bot.OpenAsync();
        meet.Wait();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bot.PostAsync("send")).StatusCode);
        var hasty = new Registrant(meet.Browser());
        await hasty.OpenAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await hasty.PostAsync("send")).StatusCode);
        var forged = new Registrant(meet.Browser()) { More = { ["form"] = $"{Guid.NewGuid():N}.1700000000.{new string('0', 64)}" } };
        await forged.OpenAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await forged.PostAsync("send")).StatusCode);
        Assert.Empty(await meet.AllAsync());
    }

    [Fact]
    public async Task Registered_before_or_not_the_answer_is_the_same_and_help_comes_by_mail()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 10);
        var first = await meet.RegisterAsync("ada@example.org");
        var again = await meet.RegisterAsync("Ada+news@Example.org");
        var other = await meet.RegisterAsync("new@example.org");
        Assert.Equal(first, again);
        Assert.Equal(first, other);
        Assert.Equal(2, (await meet.AllAsync()).Count);
        Assert.Contains(await meet.LettersAsync(), letter => letter is { Why: LetterKind.AlreadyRegistered, To: "ada@example.org" });
    }

    [Fact]
    public async Task Whoever_types_anothers_address_again_and_again_is_stopped()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 10);
        var answers = new List<string>();
        for (var time = 0; time < 12; time++)
        {
            answers.Add(await meet.RegisterAsync("victim@example.org"));
        }

        Assert.Contains("429", answers);
        Assert.InRange((await meet.LettersAsync()).Count, 1, 8);
    }

    [Fact]
    public async Task A_form_that_was_refused_is_refused_again_and_one_that_was_taken_writes_once()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 10);
        await meet.RegisterAsync("victim@example.org");
        var taken = new Registrant(meet.Browser()) { Email = "victim@example.org" };
        await taken.RegisterAsync(meet.Wait);
        for (var time = 0; time < 4; time++)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await taken.PostAsync("send")).StatusCode);
        }

        Assert.Equal([LetterKind.Booked, LetterKind.AlreadyRegistered], (await meet.LettersAsync()).Select(letter => letter.Why).Order());
        for (var time = 2; time < 8; time++)
        {
            await meet.RegisterAsync("victim@example.org");
        }

        var refused = new Registrant(meet.Browser()) { Email = "victim@example.org" };
        Assert.Equal(HttpStatusCode.TooManyRequests, (await refused.RegisterAsync(meet.Wait)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await refused.PostAsync("send")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await taken.PostAsync("send")).StatusCode);
        Assert.Equal(8, (await meet.LettersAsync()).Count);
    }

    [Theory]
    [InlineData("cancelled: true", "will not take place")]
    [InlineData("registration-opens: 2026-12-01 09:00", "Registration opens on Tuesday, 1 December 2026, 9am")]
    [InlineData("closes-hours-before: 1000", "Registration is closed")]
    [InlineData("starts: 2026-11-20 18:30\nends: 2026-11-20 20:00", "has ended")]
    public async Task An_event_that_takes_nobody_says_why(string more, string text)
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 10, more);
        var page = await meet.Fixture.On().PageAsync("/events/evening/register");
        Assert.Contains(text, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
        var sent = await meet.Browser().PostAsync(new Uri("/events/evening/register", UriKind.Relative), new FormUrlEncodedContent([new("step", "send")]), Stop);
        Assert.Equal(HttpStatusCode.Conflict, sent.StatusCode);
    }

    /// <summary>One look at the store serves everybody who asks at once; it must not outlive what makes it wrong.</summary>
    [Fact]
    public async Task The_form_shows_at_once_what_was_taken_and_what_came_free()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 2, "waiting-list: false");
        for (var time = 0; time < 5; time++)
        {
            Assert.Equal("places", await StateAsync());
            await meet.RegisterAsync($"a{time}@example.org");
            Assert.Equal("places", await StateAsync());
            await meet.RegisterAsync($"b{time}@example.org");
            Assert.Equal("full", await StateAsync());
            Assert.Null((await meet.Fixture.On().PageAsync("/events/evening/register")).QuerySelector("main form"));
            foreach (var one in (await meet.AllAsync()).Where(one => one.Holds))
            {
                await meet.PressAsync(await meet.TokenAsync(one.Email, LetterKind.Booked), "cancel");
            }
        }

        async Task<string?> StateAsync() => (string?)System.Text.Json.Nodes.JsonNode.Parse(await meet.Fixture.On().TextAsync("/api/v1/events/evening"))!["dates"]![0]!["places"];
    }

    [Fact]
    public async Task A_full_event_without_a_list_keeps_nothing_and_says_so()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 3, "waiting-list: false");
        await meet.RegisterAsync("a@example.org", party: 2);
        Assert.Equal("409", await meet.RegisterAsync("b@example.org", party: 2));
        Assert.Contains("how=place", await meet.RegisterAsync("c@example.org"), StringComparison.Ordinal);
        Assert.Equal(2, (await meet.AllAsync()).Count);
    }

    [Fact]
    public async Task Links_that_lead_nowhere_are_not_found_and_another_council_does_not_open_ours()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 3);
        Assert.Equal(HttpStatusCode.NotFound, (await meet.Fixture.On().GetAsync("/my-registration/guess")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await meet.PressAsync(new string('a', 32), "cancel")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await meet.Fixture.On().GetAsync("/events/none/register")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await meet.Fixture.On().GetAsync("/events/evening/registered?date=2026-12-10&how=mine")).StatusCode);
        await meet.RegisterAsync("a@example.org");
        var token = await meet.TokenAsync("a@example.org", LetterKind.Booked);
        Assert.DoesNotContain(token, await meet.InStoreAsync(store => store.Links.Select(link => link.Hash).FirstAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await meet.Fixture.On().SendAsync(HttpMethod.Post, $"/my-registration/{token}", ("Sec-Fetch-Site", "cross-site"))).StatusCode);
    }

    [Fact]
    public async Task Every_interface_word_is_there_in_the_readers_language()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 3);
        var page = await ParseAsync(await meet.Fixture.On().GetAsync("/ur/events/evening/register"));
        Assert.Equal("ur", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("/ur/events/evening/register", page.QuerySelector("main form")!.GetAttribute("action"));
        Assert.DoesNotContain(page.QuerySelectorAll("main label, main legend, main button"), element => element.TextContent.Contains("name", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Under_sixteens_need_their_guardians_name_phone_and_word()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 12, "under16: true");
        var registrant = new Registrant(meet.Browser());
        await registrant.OpenAsync();
        meet.Wait();
        var page = await ParseAsync(await registrant.PostAsync("send"));
        Assert.Equal(["#phone", "#guardian"], page.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Approval_holds_the_place_until_an_officer_decides()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 1, "approval: true");
        Assert.Contains("how=approval", await meet.RegisterAsync("a@example.org"), StringComparison.Ordinal);
        Assert.Contains("how=list", await meet.RegisterAsync("b@example.org"), StringComparison.Ordinal);
        Assert.Equal(RegistrationState.AwaitingApproval, await meet.StateOfAsync("a@example.org"));
    }

    [Fact]
    public async Task The_join_link_is_told_only_to_those_with_a_place()
    {
        const string secret = "https://meet.example.org/secret-room";
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 1, $"online: true\njoin-link: {secret}");
        foreach (var address in new[] { "/events/evening", "/events", "/events/evening/register", "/events/calendar.ics", "/events/evening/calendar.ics", "/api/v1/events", "/api/v1/events/evening", "/api/v1/entries" })
        {
            Assert.DoesNotContain("secret-room", await (await meet.Fixture.On().GetAsync(address)).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        await meet.RegisterAsync("a@example.org");
        await meet.RegisterAsync("b@example.org");
        Assert.Contains(secret, await meet.Fixture.On().TextAsync($"/my-registration/{await meet.TokenAsync("a@example.org", LetterKind.Booked)}"), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, await meet.Fixture.On().TextAsync($"/my-registration/{await meet.TokenAsync("b@example.org", LetterKind.Waiting)}"), StringComparison.Ordinal);
    }

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
}
