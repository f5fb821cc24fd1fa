using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Host.Delivery;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>People without an account see the drafts that they were sent, say what they think, and nothing else.</summary>
public abstract class LooksFromOutside(Engine engine)
{
    private const string Edit = "/manage/thurrock/edit/pages/en/about";

    [Fact]
    public async Task Somebody_outside_sees_the_draft_and_signs_off_exactly_what_it_showed()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var version = await desk.Author.DoAsync(Edit, "Submit", ("Body", "A draft for the adviser.\n\n:::contact help"));
        var (link, look) = await MakeAsync(desk, version);
        var adviser = StaffClient.Stranger(desk.Fixture);
        var draft = DraftOf(await adviser.PageAsync(link));
        Assert.Contains("A draft for the adviser.", await TextAsync(adviser, $"{draft}?handler=Page"), StringComparison.Ordinal);
        await adviser.DoAsync(draft, "", ("Name", "Youth Council adviser"), ("Verdict", "agree"));

        var screen = await desk.Author.PageAsync(version);
        Assert.Contains("Youth Council adviser", screen.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("has changed since", screen.Body.TextContent, StringComparison.Ordinal);
        await desk.PublishAsync("/manage/thurrock/edit/contacts/en/help", ("f.phone", "01632 960002"));
        Assert.Contains("Something that the version shows has changed since", (await desk.Author.PageAsync(look)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_while_they_looked_is_not_signed_off()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var (link, _) = await MakeAsync(desk, await desk.Author.DoAsync(Edit, "Submit", ("Body", ":::contact help")));
        var adviser = StaffClient.Stranger(desk.Fixture);
        var address = DraftOf(await adviser.PageAsync(link));
        var open = await adviser.PageAsync(address);
        await desk.PublishAsync("/manage/thurrock/edit/contacts/en/help", ("f.phone", "01632 960002"));
        var late = await StaffClient.ReadAsync(await adviser.SendAsync(open, address, "", ("Name", "Adviser"), ("Verdict", "agree"), ("Text", "Kept words")), address, HttpStatusCode.Conflict);
        Assert.Contains("Kept words", late.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        await using var store = await StoreAsync(desk);
        Assert.Equal(0, await store.Remarks.CountAsync(TestContext.Current.CancellationToken));
        await adviser.DoAsync(address, "", ("Name", "Adviser"), ("Verdict", "agree"));
    }

    [Fact]
    public async Task A_link_opens_its_own_versions_alone_until_it_runs_out_or_is_taken_back()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var shown = await desk.Author.DoAsync(Edit, "Submit", ("Body", "Shown."));
        var hidden = await desk.Author.DoAsync("/manage/thurrock/edit/contacts/en/help", "Submit", ("f.phone", "01632 960099"));
        var (link, look) = await MakeAsync(desk, shown);
        var adviser = StaffClient.Stranger(desk.Fixture);
        var draft = DraftOf(await adviser.PageAsync(link));
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GetAsync($"{link}/{hidden.Split('/')[^1]}?handler=Page")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GetAsync($"{link}x")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await adviser.GetAsync("/manage/thurrock/content")).StatusCode);

        await desk.Author.DoAsync(look, "Revoke");
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GetAsync($"{draft}?handler=Page")).StatusCode);

        var (other, _) = await MakeAsync(desk, shown);
        Assert.Equal(HttpStatusCode.OK, (await adviser.GetAsync(other)).StatusCode);
        await using var store = await StoreAsync(desk);
        var past = desk.Fixture.Clock.GetUtcNow().UtcDateTime;
        await store.Looks.ExecuteUpdateAsync(set => set.SetProperty(l => l.ExpiresAt, past), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GetAsync(other)).StatusCode);
    }

    [Fact]
    public async Task Whoever_made_the_link_hears_of_a_remark_and_names_are_forgotten_a_year_later()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var (link, _) = await MakeAsync(desk, await desk.Author.DoAsync(Edit, "Submit", ("Body", "A draft.")));
        var adviser = StaffClient.Stranger(desk.Fixture);
        await adviser.DoAsync(DraftOf(await adviser.PageAsync(link)), "", ("Name", "Recognisable Adviser"), ("Verdict", "remark"), ("Text", "Too long."));
        var mail = await desk.MailAsync();
        Assert.Contains(mail, text => text.Contains("A remark: About", StringComparison.Ordinal) && text.Contains("/manage/thurrock/looks/", StringComparison.Ordinal));

        await using (var store = await StoreAsync(desk))
        {
            var longAgo = desk.Fixture.Clock.GetUtcNow().UtcDateTime - OutsideLooks.NamesKept - TimeSpan.FromDays(1);
            await store.Looks.ExecuteUpdateAsync(set => set.SetProperty(l => l.ExpiresAt, longAgo), TestContext.Current.CancellationToken);
        }

        var looks = desk.Fixture.Services.GetRequiredService<OutsideLooks>();
        Assert.Equal(1, await looks.ForgetNamesAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await looks.ForgetNamesAsync(TestContext.Current.CancellationToken));
        await using var after = await StoreAsync(desk);
        Assert.Equal(("", "Too long."), await after.Remarks.Select(r => new ValueTuple<string, string>(r.Name, r.Text)).SingleAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Whoever_planned_a_page_hears_at_once_when_what_it_shows_changes()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var version = await desk.Author.DoAsync(Edit, "Submit", ("Body", ":::contact help"));
        await desk.Editor.DoAsync(version, "Approve");
        await desk.Publisher.DoAsync(version, "Plan", ("at", "2026-12-24T09:00"));
        await desk.PublishAsync("/manage/thurrock/edit/contacts/en/help", ("f.phone", "01632 960002"));
        Assert.Equal(VersionState.InReview, (await desk.HeadAsync("about")).State);
        Assert.Contains(await desk.MailAsync(), text => text.Contains("Will not be published as planned: About", StringComparison.Ordinal) && text.Contains(version, StringComparison.Ordinal));
    }

    private static Task<ContentStore> StoreAsync(Desk desk) => desk.Fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);

    /// <summary>The link to pass on, and the screen about it.</summary>
    private static async Task<(string Link, string Look)> MakeAsync(Desk desk, string version)
    {
        var address = $"/manage/thurrock/looks/new?version={version.Split('/')[^1]}";
        var made = await StaffClient.ReadAsync(await desk.Author.SendAsync(address, "", ("ForWhom", "adviser"), ("Question", "Is it clear?")), address, HttpStatusCode.OK);
        return (new Uri(made.QuerySelector(".pp-code--link")!.TextContent).AbsolutePath, made.QuerySelector("a[role=button]")!.GetAttribute("href")!);
    }

    private static string DraftOf(IHtmlDocument page) => page.QuerySelector("main a[href^='/manage/look/']")!.GetAttribute("href")!;

    private static async Task<string> TextAsync(StaffClient client, string address) => await (await client.GetAsync(address)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}

public sealed class LooksFromOutsideOnSqlite() : LooksFromOutside(Engine.Sqlite);

public sealed class LooksFromOutsideOnPostgres() : LooksFromOutside(Engine.Postgres);
