using System.Net;
using PreventPublic.Cms.Store;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>A set of versions reaches readers whole, or not at all.</summary>
public abstract class PublishingTogether(Engine engine)
{
    private const string Screen = "/manage/thurrock/publish";
    private const string About = "/manage/thurrock/edit/pages/en/about";
    private const string Contact = "/manage/thurrock/edit/contacts/en/help";

    [Fact]
    public async Task A_page_that_points_at_a_new_one_is_published_with_it_and_not_without()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var page = await desk.ApprovedAsync("/manage/thurrock/edit/pages/en/new?NewType=page", ("NewType", "page"), ("NewKey", "plan"), ("f.title", "Plan"), ("f.summary", "The plan."), ("Body", "The plan itself."));
        var about = await desk.ApprovedAsync(About, ("Body", "See [the plan](/plan)."));
        Assert.Equal(HttpStatusCode.Conflict, (await desk.Publisher.SendAsync(Screen, "", ("Chosen", about))).StatusCode);
        await desk.Publisher.DoAsync(Screen, "", ("Chosen", about), ("Chosen", page));
        Assert.Contains("href=\"/plan\"", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
        Assert.Contains("The plan itself.", await desk.ReaderSeesAsync("/plan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_one_of_them_cannot_be_published_none_is_and_the_ticks_stay()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var contact = await desk.ApprovedAsync(Contact, ("f.phone", "01632 960009"));
        var about = await desk.ApprovedAsync(About, ("Body", "See [nothing](/no-such-page)."));
        var refused = await StaffClient.ReadAsync(await desk.Publisher.SendAsync(Screen, "", ("Chosen", contact), ("Chosen", about)), Screen, HttpStatusCode.Conflict);
        Assert.Contains("Nothing is published", refused.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, refused.QuerySelectorAll("input[name=Chosen][checked]").Length);
        Assert.Equal((VersionState.Approved, VersionState.Approved), ((await desk.HeadAsync("help")).State, (await desk.HeadAsync("about")).State));
        Assert.DoesNotContain("no-such-page", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_is_not_among_the_approved_of_this_site_publishes_nothing()
    {
        await using var desk = await Desk.OpenAsync(engine);
        var about = await desk.ApprovedAsync(About, ("Body", "Fresh words."));
        var draft = IdIn(await desk.Author.DoAsync(Contact, "Submit", ("f.phone", "01632 960009")));
        foreach (var forged in new[] { draft, Guid.NewGuid().ToString() })
        {
            Assert.Equal(HttpStatusCode.Conflict, (await desk.Publisher.SendAsync(Screen, "", ("Chosen", about), ("Chosen", forged))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.Publisher.SendAsync(Screen, "")).StatusCode);
        Assert.DoesNotContain("Fresh words.", await desk.ReaderSeesAsync("/about"), StringComparison.Ordinal);
        var elsewhere = await StaffClient.SignInAsync(desk.Fixture, Role.Publisher, "newham");
        Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.GetAsync(Screen)).StatusCode);
    }

    private static string IdIn(string address) => address[(address.LastIndexOf('/') + 1)..];
}

public sealed class PublishingTogetherOnSqlite() : PublishingTogether(Engine.Sqlite);

public sealed class PublishingTogetherOnPostgres() : PublishingTogether(Engine.Postgres);
