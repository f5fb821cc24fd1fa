using System.Net;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Listening;

/// <summary>The open door as people meet it, without JavaScript, through the whole host.</summary>
public sealed class OpenDoorPages(SharedDoorway shared) : IClassFixture<SharedDoorway>
{
    [Fact]
    public async Task A_resident_reads_and_answers_in_urdu()
    {
        var doorway = shared.Door;
        var before = await doorway.SealedAsync();
        var page = await doorway.Site.PageAsync("/ur" + Doorway.FormAddress);
        Assert.Equal("rtl", page.DocumentElement.GetAttribute("dir"));
        Assert.Equal(["useful", "found", "clear", "missing"], page.QuerySelectorAll("[data-question]").Select(question => question.GetAttribute("data-question")));
        Assert.All(page.QuerySelectorAll("[data-question]"), question => Assert.Equal("ur", question.GetAttribute("lang")));
        var answer = await doorway.AnswerAsync("/ur" + Doorway.FormAddress, ("q-useful", "4"), ("q-found", "all"), ("t-missing", "سب ٹھیک ہے"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"/ur{Doorway.Address}/thanks", answer.Headers.Location!.ToString());
        Assert.Equal("rtl", (await doorway.Site.PageAsync(answer.Headers.Location!.ToString())).DocumentElement.GetAttribute("dir"));
        Assert.Equal(before + 1, await doorway.SealedAsync());
    }

    [Fact]
    public async Task Who_can_help_stands_before_the_first_question_and_nothing_is_kept_in_the_browser()
    {
        var doorway = shared.Door;
        var answer = await doorway.Site.GetAsync(Doorway.FormAddress);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.InRange(html.IndexOf("0800 011 3764", StringComparison.Ordinal), 1, html.IndexOf("data-question", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whatever_is_wrong_what_was_typed_is_still_there()
    {
        var doorway = shared.Door;
        var before = await doorway.SealedAsync();
        var answer = await doorway.AnswerAsync(Doorway.FormAddress, ("q-found", "some"), ("t-missing", new string('x', 301)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Doorway.ParseAsync(answer);
        Assert.Equal(["#q-useful", "#t-missing"], page.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll(".govuk-error-summary a"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal(301, page.QuerySelector("#t-missing")!.TextContent.Length);
        Assert.True(page.QuerySelector("input[name=q-found][value=some]")!.HasAttribute("checked"));
        Assert.Equal(before, await doorway.SealedAsync());
    }

    [Fact]
    public async Task Words_that_may_say_who_somebody_is_are_asked_about_once_and_then_taken()
    {
        var doorway = shared.Door;
        var before = await doorway.SealedAsync();
        var first = await doorway.AnswerAsync(Doorway.FormAddress, ("q-useful", "2"), ("t-missing", "Call me on 07700 900123"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.StatusCode);
        var page = await Doorway.ParseAsync(first);
        Assert.NotNull(page.QuerySelector("#t-missing-look"));
        Assert.Null(page.QuerySelector("main > div > div > .pp-reading > .pp-help-now"));
        Assert.Equal("Call me on 07700 900123", page.QuerySelector("#t-missing")!.TextContent);
        var second = await doorway.Site.PostAsync(Doorway.FormAddress, ("form", Doorway.TicketIn(page)), ("looked", page.QuerySelector("input[name=looked]")!.GetAttribute("value")!), ("q-useful", "2"), ("t-missing", "Call me on 07700 900123"));
        Assert.Equal(HttpStatusCode.SeeOther, second.StatusCode);
        Assert.Equal(before + 1, await doorway.SealedAsync());
    }

    [Fact]
    public async Task Words_that_sound_like_a_call_for_help_bring_up_at_once_whom_to_call()
    {
        var doorway = shared.Door;
        var page = await Doorway.ParseAsync(await doorway.AnswerAsync(Doorway.FormAddress, ("q-useful", "2"), ("t-missing", "He hits me at home")));
        var help = page.QuerySelector(".pp-help-now")!;
        Assert.False(help.HasAttribute("hidden"));
        Assert.Contains("0800 011 3764", help.TextContent, StringComparison.Ordinal);
        Assert.Equal("pp-reading", help.ParentElement!.ClassName);
    }

    [Fact]
    public async Task The_same_form_sent_twice_counts_once()
    {
        var doorway = shared.Door;
        var before = await doorway.SealedAsync();
        var page = await doorway.Site.PageAsync(Doorway.FormAddress);
        doorway.Fixture.Clock.Advance(TimeSpan.FromSeconds(30));
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await doorway.Site.PostAsync(Doorway.FormAddress, ("form", Doorway.TicketIn(page)), ("q-useful", "4"))).StatusCode);
        }

        Assert.Equal(before + 1, await doorway.SealedAsync());
    }

    [Fact]
    public async Task A_program_that_fills_in_everything_or_is_too_fast_is_stopped()
    {
        var doorway = shared.Door;
        var before = await doorway.SealedAsync();
        var trapped = await doorway.AnswerAsync(Doorway.FormAddress, ("q-useful", "4"), ("website", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, trapped.StatusCode);
        var page = await doorway.Site.PageAsync(Doorway.FormAddress);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await doorway.Site.PostAsync(Doorway.FormAddress, ("form", Doorway.TicketIn(page)), ("q-useful", "4"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await doorway.AnswerAsync(Doorway.FormAddress, ("form", "x.1.y"), ("q-useful", "4"))).StatusCode);
        Assert.Equal(before, await doorway.SealedAsync());
    }

    [Fact]
    public async Task A_form_that_is_far_too_large_is_never_read() =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await shared.Door.Site.PostAsync(Doorway.FormAddress, ("t-missing", new string('x', 100_000)))).StatusCode);

    [Theory]
    [InlineData("q-useful", "6")]
    [InlineData("q-found", "everything")]
    public async Task An_answer_that_the_survey_does_not_offer_is_refused(string name, string value)
    {
        var doorway = shared.Door;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await doorway.AnswerAsync(Doorway.FormAddress, (name, value))).StatusCode);
    }

    [Fact]
    public async Task Nobody_can_answer_before_the_round_opens_or_after_it_closed()
    {
        await using var doorway = await Doorway.StartAsync(open: false);
        Assert.Null((await doorway.Site.PageAsync(Doorway.FormAddress)).QuerySelector("form[data-survey]"));
        Assert.Equal(HttpStatusCode.Conflict, (await doorway.Site.PostAsync(Doorway.FormAddress, ("q-useful", "4"))).StatusCode);
        await doorway.OpenAsync("round-1");
        var page = await doorway.Site.PageAsync(Doorway.FormAddress);
        await doorway.CloseAsync();
        doorway.Fixture.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(HttpStatusCode.Conflict, (await doorway.Site.PostAsync(Doorway.FormAddress, ("form", Doorway.TicketIn(page)), ("q-useful", "4"))).StatusCode);
    }

    [Fact]
    public async Task The_consultations_page_says_it_is_open_and_stays_a_finished_page()
    {
        await using var doorway = await Doorway.StartAsync(open: false);
        Assert.Null((await doorway.Site.PageAsync(Doorway.Address)).QuerySelector($"main a[href='{Doorway.FormAddress}']"));
        await doorway.OpenAsync("round-1");
        doorway.Fixture.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.NotNull((await doorway.Site.PageAsync(Doorway.Address)).QuerySelector($"main a[href='{Doorway.FormAddress}']"));
        Assert.NotNull((await doorway.Site.GetAsync(Doorway.Address)).Headers.ETag);
        Assert.Equal(["Space", "Voice", "Audience", "Influence"], (await doorway.Site.PageAsync(Doorway.Address)).QuerySelectorAll(".pp-lundy dt").Select(part => part.TextContent));
    }
}
