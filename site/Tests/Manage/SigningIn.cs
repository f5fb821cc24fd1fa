using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Core.Access;
using PreventPublic.Staff.Roles;
using PreventPublic.Staff.Store;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>Only the invited get in, and each in only one way at a time.</summary>
public sealed partial class SigningIn
{
    private const string Password = "lamp otter Tuesday";

    [Fact]
    public async Task An_invitation_becomes_an_account_with_password_and_code_and_its_link_works_once()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var (link, email) = await InviteAsync(fixture);
        var guest = StaffClient.Stranger(fixture);
        var done = await guest.SendAsync(link, "Password", ("Password", Password), ("Code", await CodeAsync(fixture, email)));
        var codes = (await StaffClient.ReadAsync(done, link, HttpStatusCode.OK)).QuerySelectorAll(".pp-codes li").Select(item => item.TextContent.Trim()).ToList();
        Assert.Equal(10, codes.Count);
        Assert.Equal(HttpStatusCode.NotFound, (await StaffClient.Stranger(fixture).GetAsync(link)).StatusCode);

        var again = StaffClient.Stranger(fixture);
        var step = await again.DoAsync("/manage/sign-in", "Password", ("Email", email), ("Password", Password));
        Assert.StartsWith("/manage/sign-in/code", step, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await again.GetAsync("/manage/thurrock")).StatusCode);
        Assert.Equal("/manage", await again.DoAsync(step, "", ("Code", await CodeAsync(fixture, email))));
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/manage/thurrock")).StatusCode);

        var lost = StaffClient.Stranger(fixture);
        var other = await lost.DoAsync("/manage/sign-in", "Password", ("Email", email), ("Password", Password));
        Assert.Equal("/manage", await lost.DoAsync(other, "", ("Code", codes[0])));
        var spent = StaffClient.Stranger(fixture);
        await spent.DoAsync("/manage/sign-in", "Password", ("Email", email), ("Password", Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await spent.SendAsync(other, "", ("Code", codes[0]))).StatusCode);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_a_wrong_address_looks_the_same()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var (link, email) = await InviteAsync(fixture);
        await StaffClient.Stranger(fixture).SendAsync(link, "Password", ("Password", Password), ("Code", await CodeAsync(fixture, email)));
        var visitor = StaffClient.Stranger(fixture);
        var known = await MessageAsync(visitor, email, "wrong wrong wrong");
        Assert.Equal(known, await MessageAsync(visitor, "nobody@example.gov.uk", "wrong wrong wrong"));
        for (var tries = 0; tries < 5; tries++)
        {
            await MessageAsync(visitor, email, "wrong wrong wrong");
        }

        Assert.Contains("Wait 15 minutes", await MessageAsync(visitor, email, Password), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_by_itself_and_a_weak_one_are_refused()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var (link, email) = await InviteAsync(fixture);
        var guest = StaffClient.Stranger(fixture);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.SendAsync(link, "Password", ("Password", Password), ("Code", "000000"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.SendAsync(link, "Password", ("Password", "short"), ("Code", await CodeAsync(fixture, email)))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.SendAsync(link, "Password", ("Password", "aaaaaaaaaaaaaaaaaaaa"), ("Code", await CodeAsync(fixture, email)))).StatusCode);
    }

    [Theory]
    [InlineData("//evil.example/manage")]
    [InlineData("https://evil.example")]
    [InlineData("/manage\\..\\evil")]
    [InlineData("/managed")]
    public void Signing_in_never_leads_elsewhere(string then) => Assert.Equal("/manage", Staff.SignIn.AccessControl.Onward(then));

    [Fact]
    public async Task A_post_from_another_site_or_without_its_token_is_refused_and_what_was_typed_is_shown()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var author = await StaffClient.SignInAsync(fixture, Role.Author);
        var refused = await author.PostAsync("/manage/thurrock/edit/pages/en/worried?handler=Save", [new("Body", "Words that took an afternoon to write.")]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Words that took an afternoon to write.", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var stranger = await StaffClient.Stranger(fixture).PostAsync("/manage/thurrock/edit/pages/en/worried?handler=Save", [new("Body", "Words that took an afternoon to write.")]);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        Assert.Contains("Words that took an afternoon to write.", await stranger.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var admin = await StaffClient.SignInAsync(fixture, Role.Administrator, StaffMember.EverySite);
        await using (var store = await fixture.Services.GetRequiredService<IDbContextFactory<StaffStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            await store.Grants.Where(grant => grant.UserId != admin.Id).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.Conflict, (await admin.SendAsync($"/manage/staff/{admin.Id}", "Disable")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.SendAsync($"/manage/staff/{admin.Id}", "Take")).StatusCode);
    }

    [Fact]
    public async Task An_administrator_of_one_site_gives_nothing_on_another()
    {
        await using var fixture = await SiteFixture.StartAsync(Engine.Sqlite);
        var admin = await StaffClient.SignInAsync(fixture, Role.Administrator, "newham");
        var refused = await admin.SendAsync("/manage/staff/invite", "", ("Name", "X"), ("Email", "x@example.gov.uk"), ("Role", "author"), ("Where", "thurrock"), ("Languages", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var everywhere = await StaffClient.SignInAsync(fixture, Role.Administrator, StaffMember.EverySite);
        var token = await Desk.TokenOfAsync(admin, $"/manage/staff/{everywhere.Id}");
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync($"/manage/staff/{everywhere.Id}?handler=Link", token)).StatusCode);
    }

    private static async Task<(string Link, string Email)> InviteAsync(SiteFixture fixture)
    {
        var admin = await StaffClient.SignInAsync(fixture, Role.Administrator, StaffMember.EverySite);
        var email = $"{Guid.NewGuid():N}@example.gov.uk";
        var page = await StaffClient.ReadAsync(
            await admin.SendAsync("/manage/staff/invite", "", ("Name", "New Officer"), ("Email", email), ("Role", "author"), ("Where", "thurrock"), ("Languages", "")), "invite", HttpStatusCode.OK);
        return (new Uri(page.QuerySelector(".pp-code--link")!.TextContent).AbsolutePath, email);
    }

    /// <summary>What the person's authenticator app shows now.</summary>
    private static async Task<string> CodeAsync(SiteFixture fixture, string email)
    {
        await using var scope = fixture.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffUser>>();
        var user = (await users.FindByEmailAsync(email))!;
        if (await users.GetAuthenticatorKeyAsync(user) is not { Length: > 0 })
        {
            await users.ResetAuthenticatorKeyAsync(user);
        }

        return Totp.CodeFor((await users.GetAuthenticatorKeyAsync(user))!);
    }

    private static async Task<string> MessageAsync(StaffClient visitor, string email, string password)
    {
        var page = await StaffClient.ReadAsync(await visitor.SendAsync("/manage/sign-in", "Password", ("Email", email), ("Password", password)), "sign-in", HttpStatusCode.UnprocessableEntity);
        return Spaces().Replace(page.QuerySelector(".govuk-error-summary")!.TextContent, " ");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
