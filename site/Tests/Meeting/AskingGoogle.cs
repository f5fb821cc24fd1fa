using System.ComponentModel.DataAnnotations;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Events.Booking;
using PreventPublic.Engagement.HumanCheck;
using PreventPublic.Testing;
using PreventPublic.Tests.Listening;
using Xunit;

namespace PreventPublic.Tests.Meeting;

/// <summary>
/// A council may let people ask Google whether they are a person: on the answers to check before they register, by a button, and
/// nowhere else. That Google's own script works there cannot be tested here.
/// </summary>
public sealed class AskingGoogle
{
    private const string Policy =
        "default-src 'none'; script-src 'self' https://www.google.com/recaptcha/ https://www.gstatic.com/recaptcha/; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; frame-src https://www.google.com/recaptcha/ https://recaptcha.google.com/recaptcha/";

    [Theory]
    [InlineData("", "v2", null, "https://www.google.com/recaptcha/api.js?render=explicit&hl=en-GB")]
    [InlineData("/ur", "v2", null, "https://www.google.com/recaptcha/api.js?render=explicit&hl=ur")]
    [InlineData("", "v3", "register", "https://www.google.com/recaptcha/api.js?render=pub%2Flic&hl=en-GB")]
    [InlineData("/ur", "v3", "register", "https://www.google.com/recaptcha/api.js?render=pub%2Flic&hl=ur")]
    public async Task The_answers_to_check_offer_it_and_load_nothing_by_themselves(string language, string version, string? action, string script)
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 5, human: "recaptcha", with: fixture => Configure(fixture, version));
        var (form, check) = await CheckAsync(meet, language);
        AssertNothingOfGoogle(form);
        Assert.Equal(Policy, Assert.Single(check.Headers.GetValues("Content-Security-Policy")));
        Assert.Contains("no-store", check.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var page = await ReadAsync(check);
        var part = page.QuerySelector("form [data-pp-google]")!;
        Assert.Equal((script, "pub/lic", action ?? ""), (part.GetAttribute("data-pp-google"), part.GetAttribute("data-key"), part.GetAttribute("data-action")));
        Assert.True(part.HasAttribute("hidden"));
        Assert.NotNull(part.QuerySelector("button[type=button]"));
        Assert.All(page.QuerySelectorAll("script[src], iframe, img, link[rel=stylesheet]"), element => Assert.StartsWith("/", element.GetAttribute("src") ?? element.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Single(page.QuerySelectorAll("script[src*='recaptcha-']"));
        Assert.Null(page.QuerySelector("[data-pp-altcha]"));
    }

    [Fact]
    public async Task The_notice_on_the_form_says_what_google_gets_before_anything_is_asked()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 5, human: "recaptcha", with: fixture => Configure(fixture, "v2"));
        Assert.Contains("Google gets your internet (IP) address", (await new Registrant(meet.Browser()).OpenAsync()).QuerySelector("form .govuk-inset-text")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("انٹرنیٹ (IP)", (await new Registrant(meet.Browser(), "/ur/events/evening/register").OpenAsync()).QuerySelector("form .govuk-inset-text")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("altcha")]
    [InlineData("none")]
    public async Task Without_it_nothing_of_google_is_there(string human)
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 5, human: human, beside: content => content.Page("privacy", "Privacy", "P.").Page("cookies", "Cookies", "C."));
        var (form, check) = await CheckAsync(meet, "");
        AssertNothingOfGoogle(form);
        AssertNothingOfGoogle(check);
        foreach (var page in new[] { form, check, await meet.Fixture.On().GetAsync("/privacy"), await meet.Fixture.On().GetAsync("/cookies") })
        {
            Assert.DoesNotContain("Google", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_is_a_person_to_google_is_booked_at_once_and_who_does_not_ask_confirms_by_mail()
    {
        using var google = new LocalServer(_ => (200, """{"success":true,"score":0.9,"action":"register"}"""));
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 5, human: "recaptcha", with: fixture =>
        {
            Configure(fixture, "v3");
            fixture.Settings["HumanCheck:Google:Address"] = google.Address("/recaptcha/api/siteverify");
        });
        await new Registrant(meet.Browser()) { Email = "asks@example.org", More = { ["g-recaptcha-response"] = "token" } }.RegisterAsync(meet.Wait);
        await new Registrant(meet.Browser()) { Email = "does-not@example.org" }.RegisterAsync(meet.Wait);
        Assert.Equal(RegistrationState.Booked, await meet.StateOfAsync("asks@example.org"));
        Assert.Equal(RegistrationState.Unconfirmed, await meet.StateOfAsync("does-not@example.org"));
        Assert.Single(google.Bodies);
    }

    [Fact]
    public async Task Nothing_anonymous_and_no_other_page_ever_has_it_and_privacy_and_cookies_say_where_it_is()
    {
        await using var doorway = await Doorway.StartAsync(with: fixture =>
        {
            fixture.Settings["HumanCheck:Provider"] = "recaptcha";
            Configure(fixture, "v2");
        });
        var wrong = await doorway.AnswerAsync(Doorway.FormAddress);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        AssertNothingOfGoogle(wrong);
        AssertNothingOfGoogle(await doorway.AnswerAsync(Doorway.FormAddress, ("q-useful", "4"), ("q-found", "all")));
        string[] others = [Doorway.FormAddress, "/ur" + Doorway.FormAddress, Doorway.Address, $"{Doorway.Address}/thanks", "/consultations", "/panel", "/bulletins/subscribe", "/contacts", "/events", "/", "/privacy", "/cookies"];
        foreach (var address in others)
        {
            AssertNothingOfGoogle(await doorway.Site.GetAsync(address));
        }

        foreach (var address in new[] { "/privacy", "/cookies", "/ro/privacy", "/pl/privacy", "/lt/cookies", "/ur/cookies" })
        {
            Assert.Contains("reCAPTCHA", (await doorway.Site.PageAsync(address)).QuerySelector("main .govuk-inset-text")!.TextContent, StringComparison.Ordinal);
        }

        Assert.All(["/bn/privacy", "/gu/cookies"], address => Assert.Contains("reCAPTCHA", doorway.Fixture.On("newham.localhost").TextAsync(address).Result, StringComparison.Ordinal));
        Assert.DoesNotContain("reCAPTCHA", await doorway.Site.TextAsync("/worried"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v4", "register", "HumanCheck:Google:Version is v2 or v3.")]
    [InlineData("v3", "to register", "HumanCheck:Google:Action holds letters, digits, _ and /.")]
    public void Settings_that_google_would_not_understand_are_named(string version, string action, string fault)
    {
        var options = new HumanCheckOptions { Provider = "recaptcha", Google = new() { SiteKey = "a", Secret = "b", Version = version, Action = action } };
        Assert.Equal(fault, Assert.Single(options.Validate(new ValidationContext(options))).ErrorMessage);
    }

    private static void Configure(SiteFixture fixture, string version)
    {
        fixture.Settings["HumanCheck:Google:SiteKey"] = "pub/lic";
        fixture.Settings["HumanCheck:Google:Secret"] = "private";
        fixture.Settings["HumanCheck:Google:Version"] = version;
    }

    private static async Task<(HttpResponseMessage Form, HttpResponseMessage Check)> CheckAsync(Meet meet, string language)
    {
        var address = $"{language}/events/evening/register";
        var form = await meet.Fixture.On().GetAsync(address);
        var registrant = new Registrant(meet.Browser(), address);
        await registrant.OpenAsync();
        meet.Wait();
        return (form, await registrant.PostAsync("check"));
    }

    private static void AssertNothingOfGoogle(HttpResponseMessage response)
    {
        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.DoesNotMatch("google\\.com|gstatic|recaptcha-|data-pp-google", response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken).Result);
    }

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) => new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
