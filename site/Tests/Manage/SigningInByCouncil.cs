using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Staff.Roles;
using PreventPublic.Staff.Store;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>The council's own provider signs in who was invited, makes no accounts, and is not believed more than it proves.</summary>
public sealed class SigningInByCouncil
{
    [Fact]
    public async Task Whoever_was_invited_comes_in_through_the_council()
    {
        using var provider = new IdentityProvider();
        await using var fixture = await StartAsync(provider);
        provider.Email = await InvitedAsync(fixture);
        using var browser = Open(fixture);
        var back = await ThroughCouncilAsync(browser, provider);
        Assert.Equal("/manage/thurrock", back.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/manage/thurrock", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Who_was_not_invited_or_is_not_vouched_for_does_not()
    {
        using var provider = new IdentityProvider();
        await using var fixture = await StartAsync(provider);
        var invited = await InvitedAsync(fixture);
        foreach (var (email, verified) in new (string, bool?)[] { ("stranger@example.gov.uk", true), (invited, false) })
        {
            (provider.Email, provider.EmailVerified) = (email, verified);
            using var browser = Open(fixture);
            Assert.Equal(HttpStatusCode.NotFound, (await ThroughCouncilAsync(browser, provider)).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(new Uri("/manage/thurrock", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        }

        await using var store = await fixture.Services.GetRequiredService<IDbContextFactory<StaffStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.False(await store.Users.AnyAsync(user => user.NormalizedEmail == "STRANGER@EXAMPLE.GOV.UK", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    public async Task A_forged_token_a_replayed_one_and_an_answer_that_nobody_asked_for_sign_nobody_in(bool forged, bool replayed, bool unasked)
    {
        using var provider = new IdentityProvider { Forges = forged, Replays = replayed };
        await using var fixture = await StartAsync(provider);
        provider.Email = await InvitedAsync(fixture);
        using var browser = Open(fixture);
        using var victim = Open(fixture);
        var back = await CallbackAsync(browser, provider);
        using var answer = await (unasked ? victim : browser).GetAsync(back, TestContext.Current.CancellationToken);
        Assert.Equal("/manage/sign-in?failed=council", answer.Headers.Location?.ToString());
        var page = await (unasked ? victim : browser).GetStringAsync(answer.Headers.Location, TestContext.Current.CancellationToken);
        Assert.Contains("did not work", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await (unasked ? victim : browser).GetAsync(new Uri("/manage/thurrock", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("https://login.example.com/common/v2.0", "id", "serves every organisation")]
    [InlineData("https://login.example.com/council", "", "ClientId")]
    public async Task Settings_that_would_let_others_in_stop_the_start(string authority, string client, string said)
    {
        await using var fixture = await SiteFixture.NewAsync(Engine.Sqlite);
        fixture.Settings["Manage:SingleSignOn:Authority"] = authority;
        fixture.Settings["Manage:SingleSignOn:ClientId"] = client;
        fixture.Settings["Manage:SingleSignOn:ClientSecret"] = "secret";
        Assert.Contains(said, Assert.ThrowsAny<Exception>(() => fixture.Services).ToString(), StringComparison.Ordinal);
    }

    /// <summary>The clock is the real one: tokens and cookies have their times by it.</summary>
    private static async Task<SiteFixture> StartAsync(IdentityProvider provider)
    {
        var fixture = await SiteFixture.NewAsync(Engine.Sqlite);
        fixture.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        fixture.Settings["Manage:SingleSignOn:Authority"] = provider.Authority;
        fixture.Settings["Manage:SingleSignOn:ClientId"] = IdentityProvider.ClientId;
        fixture.Settings["Manage:SingleSignOn:ClientSecret"] = IdentityProvider.ClientSecret;
        _ = fixture.Services;
        return fixture;
    }

    private static async Task<string> InvitedAsync(SiteFixture fixture)
    {
        var staff = await StaffClient.SignInAsync(fixture, Role.Author);
        await using var store = await fixture.Services.GetRequiredService<IDbContextFactory<StaffStore>>().CreateDbContextAsync();
        return (await store.Users.SingleAsync(user => user.Id == staff.Id)).Email!;
    }

    private static HttpClient Open(SiteFixture fixture) => fixture.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true, BaseAddress = new Uri("https://localhost") });

    private static async Task<HttpResponseMessage> ThroughCouncilAsync(HttpClient browser, IdentityProvider provider)
    {
        using var signedIn = await browser.GetAsync(await CallbackAsync(browser, provider));
        return await browser.GetAsync(signedIn.Headers.Location);
    }

    /// <summary>Presses the button, goes to the provider, and comes to where it sends people back.</summary>
    private static async Task<Uri> CallbackAsync(HttpClient browser, IdentityProvider provider)
    {
        const string start = "/manage/sign-in?then=/manage/thurrock";
        var page = new HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri(start, UriKind.Relative)));
        var form = page.Forms.Single(one => one.Action.Contains("handler=Council", StringComparison.Ordinal));
        using var fields = new FormUrlEncodedContent(form.QuerySelectorAll("input").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? "")));
        using var sent = await browser.PostAsync(new Uri("/manage/sign-in?handler=Council", UriKind.Relative), fields);
        Assert.StartsWith(provider.Authority + "/authorize", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var elsewhere = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var back = await elsewhere.GetAsync(sent.Headers.Location);
        return back.Headers.Location!;
    }
}
