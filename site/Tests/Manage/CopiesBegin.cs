using System.Net;
using PreventPublic.Cms.Features.Manage;
using PreventPublic.Cms.Files;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using PreventPublic.Tests.Meeting;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>What was written once need not be written again.</summary>
public sealed class CopiesBegin
{
    private static readonly DocumentPath Event = new("thurrock", "events", "evening", "en");

    [Fact]
    public async Task A_copy_begins_with_what_the_event_says_and_leaves_it_alone()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 40, "party-size: 3\ncertificate: true\nquestions:\n  - {id: diet, ask: What do you eat?}");
        var author = await StaffClient.SignInAsync(meet.Fixture, Role.Author);
        var link = (await author.PageAsync(ManageLinks.Edit(Event))).QuerySelectorAll("main a").Single(a => a.TextContent == "Begin a copy").GetAttribute("href")!;
        var form = await author.PageAsync(link);
        Assert.Equal("40", form.QuerySelector("[name='f.places']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await author.SendAsync(form, link, "Save", ("NewKey", "Not A Name"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await author.SendAsync(form, link, "Save", ("NewKey", "evening-two"), ("f.title", "Another evening"))).StatusCode);

        var copy = await author.PageAsync(ManageLinks.Edit(new DocumentPath("thurrock", "events", "evening-two", "en")));
        Assert.Equal(("Another evening", "40", "3"), (Value(copy, "title"), Value(copy, "places"), Value(copy, "party-size")));
        Assert.Contains("What do you eat?", copy.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Come along.", copy.QuerySelector("textarea[name=Body]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("evening", Value(await author.PageAsync(ManageLinks.Edit(Event)), "title"));
        Assert.Equal(HttpStatusCode.NotFound, (await meet.Browser().GetAsync(new Uri("/events/evening-two", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Who_may_not_write_copies_nothing_and_what_is_not_there_gives_an_empty_form()
    {
        await using var meet = await Meet.StartAsync(Engine.Sqlite, 40);
        var reader = await StaffClient.SignInAsync(meet.Fixture, Role.Analyst);
        Assert.DoesNotContain("Begin a copy", (await reader.PageAsync(ManageLinks.Edit(Event))).Body!.TextContent, StringComparison.Ordinal);
        var author = await StaffClient.SignInAsync(meet.Fixture, Role.Author);
        Assert.Equal("", Value(await author.PageAsync(ManageLinks.Copy(new DocumentPath("thurrock", "events", "nothing", "en"), "event")), "title"));
    }

    private static string Value(AngleSharp.Html.Dom.IHtmlDocument page, string field) => page.QuerySelector($"[name='f.{field}']")!.GetAttribute("value") ?? "";
}
