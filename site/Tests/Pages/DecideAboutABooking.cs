using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Pages;

/// <summary>The toolkit through the real host, over both databases.</summary>
public abstract class DecideAboutABooking(RealSites sites)
{
    private const string First = "/venue-hire/questions";

    private readonly Browse _site = sites.Fixture.On();

    [Fact]
    public async Task An_ordinary_yoga_class_is_decided_after_five_questions()
    {
        var check = await AnswerAsync(First, "yes", "clear", "none", "booked", "none");
        Assert.StartsWith("/venue-hire/check/", check, StringComparison.Ordinal);
        var page = await _site.PageAsync(check);
        Assert.Equal(5, page.QuerySelectorAll(".govuk-summary-list__row").Length);
        var outcome = await FinishAsync(check);
        Assert.Equal("Go ahead", outcome.QuerySelector("h1")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("Pause, and get the missing facts", "yes", "clear", "unnamed", "open", "none")]
    [InlineData("Do not confirm, contact the police", "yes", "clear", "named", "open", "none", "yes")]
    [InlineData("Ask before you answer", "yes", "clear", "named", "open", "political", "no", "yes", "none", "no", "election")]
    [InlineData("Go ahead, with conditions", "yes", "clear", "named", "open", "recording", "no", "yes", "none", "no", "filming+streaming", "ready")]
    [InlineData("This is not a Prevent matter", "yes", "clear", "none", "open", "everyday", "complaint")]
    public async Task Answers_lead_to_their_outcome(string title, params string[] answers) =>
        Assert.Equal(title, (await FinishAsync(await AnswerAsync(First, answers))).QuerySelector("h1")!.TextContent.Trim());

    [Fact]
    public async Task The_outcome_of_a_banned_group_names_whom_to_call_with_the_councils_own_contacts()
    {
        var outcome = await FinishAsync(await AnswerAsync(First, "yes", "clear", "named", "open", "none", "unsure"));
        var numbers = outcome.QuerySelectorAll(".pp-contact__number").Select(link => link.GetAttribute("href")).ToList();
        Assert.Equal(["tel:999", "tel:101", "tel:0800789321"], numbers);
        Assert.Contains(outcome.QuerySelectorAll(".pp-fair li"), item => item.TextContent.Contains("Human Rights Act 1998", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_urdu_reader_is_asked_and_answered_in_urdu()
    {
        var first = await _site.PageAsync("/ur" + First);
        Assert.Equal("کیا آپ جانتے ہیں کہ بکنگ کون کر رہا ہے؟", first.QuerySelector("h1")!.TextContent.Trim());
        Assert.Empty(first.QuerySelectorAll("main [lang=en]"));
        var outcome = await FinishAsync(await AnswerAsync("/ur" + First, "yes", "clear", "none", "known", "none"));
        Assert.Equal(("rtl", "بکنگ لے لیں"), (outcome.DocumentElement.GetAttribute("dir"), outcome.QuerySelector("h1")!.TextContent.Trim()));
    }

    [Fact]
    public async Task A_changed_answer_keeps_those_that_still_fit()
    {
        var check = await _site.PageAsync(await AnswerAsync(First, "yes", "clear", "none", "booked", "none"));
        var change = check.QuerySelectorAll(".govuk-summary-list__actions a")[2].GetAttribute("href")!;
        var question = await _site.PageAsync(change);
        Assert.Equal("none", question.QuerySelector("input[checked]")!.GetAttribute("value"));
        var listed = await AnswerAsync(change, "named");
        Assert.Contains("list of banned groups", (await _site.PageAsync(listed)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var back = await AnswerAsync(change, "none");
        Assert.Equal(5, (await _site.PageAsync(back)).QuerySelectorAll(".govuk-summary-list__row").Length);
    }

    [Fact]
    public async Task The_back_link_shows_the_question_before_with_its_answer()
    {
        var second = await _site.PageAsync(await AnswerAsync(First, "unsure"));
        var first = await _site.PageAsync(second.QuerySelector(".govuk-back-link")!.GetAttribute("href")!);
        Assert.Equal("unsure", first.QuerySelector("input[checked]")!.GetAttribute("value"));
        Assert.Equal("/venue-hire", first.QuerySelector(".govuk-back-link")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Nothing_in_address_title_or_headers_tells_an_answer_and_nothing_is_kept()
    {
        var address = await AnswerAsync(First, "yes", "clear", "named", "open", "political");
        var response = await _site.GetAsync(address);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString().Split(',')[0]);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Question 6 – Decide about a booking – Prevent in Thurrock", page.Title);
        foreach (var word in new[] { "political", "named", "open", "clear", "listed", "check." })
        {
            Assert.DoesNotContain(word, address, StringComparison.OrdinalIgnoreCase);
        }

        Assert.NotEqual(address, await AnswerAsync(First, "yes", "clear", "named", "open", "political"));
    }

    [Fact]
    public async Task An_answer_that_is_none_gives_the_question_back_with_what_was_ticked()
    {
        var signs = await AnswerAsync(First, "yes", "clear", "none", "open");
        foreach (var (fields, ticked) in new ((string, string)[], int)[]
        {
            ([], 0), ([("answer", "date"), ("answer", "none")], 2), ([("answer", "nonsense")], 0),
            ([.. Enumerable.Range(0, 3000).Select(i => ("answer", "date"))], 0),
        })
        {
            var response = await _site.PostAsync(signs, fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.NotNull(page.QuerySelector(".govuk-error-summary a[href='#answer']"));
            Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
            Assert.Equal(ticked, page.QuerySelectorAll("input[checked]").Length);
        }
    }

    [Theory]
    [InlineData("/venue-hire/questions/nonsense")]
    [InlineData("/venue-hire/check/AAAA")]
    [InlineData("/venue-hire/outcome/x")]
    [InlineData("/venue-hire/record/x")]
    [InlineData("/venue-hire/keep/x")]
    public async Task A_forged_address_says_so_and_how_to_go_on(string address)
    {
        var page = await _site.PageAsync(address, HttpStatusCode.BadRequest);
        Assert.NotNull(page.QuerySelector("main a[href='/venue-hire/questions']"));
        Assert.NotNull(page.QuerySelector("main a[href='/venue-hire/continue']"));
        var posted = (await _site.PostAsync(address, ("answer", "yes"))).StatusCode;
        Assert.True(posted is HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed, $"{posted}");
    }

    [Fact]
    public async Task A_seal_of_one_flow_or_site_is_worth_nothing_in_another()
    {
        var seal = (await AnswerAsync(First, "yes")).Split('/')[^1];
        Assert.Equal(HttpStatusCode.BadRequest, (await _site.GetAsync("/who-to-contact/questions/" + seal)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await sites.Fixture.On("newham.localhost").GetAsync("/venue-hire/questions/" + seal)).StatusCode);
    }

    [Fact]
    public async Task What_is_not_finished_has_no_outcome_and_what_only_reads_takes_nothing()
    {
        var seal = (await AnswerAsync(First, "yes", "clear")).Split('/')[^1];
        foreach (var page in new[] { "check", "outcome", "record" })
        {
            Assert.StartsWith(First, (await _site.GetAsync($"/venue-hire/{page}/{seal}")).Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _site.PostAsync("/venue-hire/outcome/" + seal)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _site.PostAsync("/venue-hire/print")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _site.SendAsync(HttpMethod.Post, First, ("Sec-Fetch-Site", "cross-site"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _site.GetAsync("/speaker-check/questions")).StatusCode);
    }

    [Fact]
    public async Task A_record_is_verified_as_printed_and_not_once_it_was_changed()
    {
        var outcome = await FinishAddressAsync(await AnswerAsync(First, "yes", "clear", "none", "known", "none"));
        var record = await _site.PageAsync(outcome.Replace("/outcome/", "/record/", StringComparison.Ordinal));
        Assert.Empty(record.QuerySelectorAll("main form, main [name]"));
        var proof = record.QuerySelectorAll(".pp-record__proof dd").Select(one => one.TextContent.Trim()).ToList();
        (string, string)[] fields = [("code", record.QuerySelector(".pp-code")!.TextContent.Trim()), ("version", proof[0]), ("outcome", proof[1]), ("date", proof[2]), ("answers", proof[3])];
        Assert.NotNull((await VerifyAsync(fields)).QuerySelector(".pp-outcome--clear"));
        fields[^1].Item2 = fields[^1].Item2.Replace("access:known", "access:open", StringComparison.Ordinal);
        Assert.NotNull((await VerifyAsync(fields)).QuerySelector(".pp-outcome--stop"));
    }

    [Fact]
    public async Task A_saved_file_goes_on_where_it_was_saved_and_rubbish_is_refused()
    {
        var seal = (await AnswerAsync(First, "yes", "clear", "none", "known", "none")).Split('/')[^1];
        var file = await _site.PostAsync($"/venue-hire/keep/{seal}?handler=file");
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        var text = await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var resumed = await _site.PostAsync("/venue-hire/continue", ("text", text));
        Assert.Equal(5, (await _site.PageAsync(resumed.Headers.Location!.ToString())).QuerySelectorAll(".govuk-summary-list__row").Length);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _site.PostAsync("/venue-hire/continue", ("text", "answers: rubbish"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _site.PostAsync("/venue-hire/continue")).StatusCode);
    }

    [Fact]
    public async Task A_link_is_made_only_when_asked_for_and_says_that_it_holds_the_answers()
    {
        var seal = (await AnswerAsync(First, "yes", "clear", "none", "known", "none")).Split('/')[^1];
        Assert.Null((await _site.PageAsync("/venue-hire/keep/" + seal)).QuerySelector(".pp-link"));
        var made = new HtmlParser().ParseDocument(await (await _site.PostAsync($"/venue-hire/keep/{seal}?handler=link")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("This link contains your answers", made.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _site.GetAsync(new Uri(made.QuerySelector(".pp-link a")!.GetAttribute("href")!).AbsolutePath)).StatusCode);
    }

    [Theory]
    [InlineData("/venue-hire/print", 18)]
    [InlineData("/ur/venue-hire/print", 18)]
    [InlineData("/who-to-contact/print", 4)]
    public async Task The_whole_toolkit_is_printed_with_every_question(string address, int questions) =>
        Assert.Equal(questions, (await _site.PageAsync(address)).QuerySelectorAll(".pp-toolkit__options").Length);

    [Fact]
    public async Task The_picture_is_plain_svg_and_the_table_beside_it_has_every_rule()
    {
        var page = await _site.PageAsync("/venue-hire/how-it-works");
        Assert.Equal(18, page.QuerySelectorAll("th[scope=rowgroup]").Length);
        var svg = await _site.GetAsync(page.QuerySelector(".pp-picture img")!.GetAttribute("src")!);
        Assert.Equal("image/svg+xml", svg.Content.Headers.ContentType!.MediaType);
        var drawing = System.Xml.Linq.XDocument.Parse(await svg.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain(drawing.Descendants(), element => element.Name.LocalName is "script" or "style" or "foreignObject");
        Assert.True(drawing.Descendants().Count(element => element.Name.LocalName == "circle") > 40);
    }

    private async Task<IHtmlDocument> VerifyAsync((string, string)[] fields) =>
        new HtmlParser().ParseDocument(await (await _site.PostAsync("/venue-hire/verify", fields)).Content.ReadAsStringAsync());

    /// <returns>The address that the last answer leads to.</returns>
    private async Task<string> AnswerAsync(string address, params string[] answers)
    {
        foreach (var answer in answers)
        {
            var response = await _site.PostAsync(address, [.. answer.Split('+').Select(one => ("answer", one))]);
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            address = response.Headers.Location!.ToString();
        }

        return address;
    }

    private async Task<string> FinishAddressAsync(string check) => (await _site.PostAsync(check)).Headers.Location!.ToString();

    private async Task<IHtmlDocument> FinishAsync(string check) => await _site.PageAsync(await FinishAddressAsync(check));
}

public sealed class DecideOnSqlite(SitesOnSqlite sites) : DecideAboutABooking(sites), IClassFixture<SitesOnSqlite>;

public sealed class DecideOnPostgres(SitesOnPostgres sites) : DecideAboutABooking(sites), IClassFixture<SitesOnPostgres>;
