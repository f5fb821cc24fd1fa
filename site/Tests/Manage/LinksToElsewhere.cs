using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Features.OutsideLinks;
using PreventPublic.Cms.Store;
using PreventPublic.Staff.Roles;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Manage;

/// <summary>Pages of other sites move and go away; officers are told which of their texts lead there, and are told nothing wrong.</summary>
public abstract class LinksToElsewhere(Engine engine)
{
    private const string Screen = "/manage/thurrock/links";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_said_of_an_address_is_what_its_site_says_and_one_bad_day_does_not_break_it()
    {
        await using var elsewhere = new Elsewhere();
        var expected = new Dictionary<string, LinkState[]>
        {
            [elsewhere.Status("/works", 200)] = [LinkState.Works, LinkState.Works, LinkState.Works],
            [elsewhere.Root + "/missing"] = [LinkState.Doubtful, LinkState.Broken, LinkState.Broken],
            [elsewhere.Status("/gone", 410)] = [LinkState.Doubtful, LinkState.Broken, LinkState.Broken],
            [elsewhere.Status("/unwell", 503)] = [LinkState.Doubtful, LinkState.Doubtful, LinkState.Broken],
            [$"http://127.0.0.1:{LocalServer.FreePort()}/nobody-there"] = [LinkState.Doubtful, LinkState.Doubtful, LinkState.Broken],
            [elsewhere.Status("/people-only", 403)] = [LinkState.ClosedToPrograms, LinkState.ClosedToPrograms, LinkState.ClosedToPrograms],
            [elsewhere.Status("/moved", 301, "/works")] = [LinkState.Moved, LinkState.Moved, LinkState.Moved],
            [elsewhere.Status("/for-now", 302, "/works")] = [LinkState.Works, LinkState.Works, LinkState.Works],
            [elsewhere.Status("/moved-for-now", 301, "/for-now")] = [LinkState.Works, LinkState.Works, LinkState.Works],
            [elsewhere.Status("/moved-away", 301, "/missing")] = [LinkState.Doubtful, LinkState.Broken, LinkState.Broken],
            [elsewhere.Status("/circle", 302, "/circle")] = [LinkState.Doubtful, LinkState.Doubtful, LinkState.Broken],
            [elsewhere.Status("/to-a-program", 302, "ms-word:open")] = [LinkState.Doubtful, LinkState.Doubtful, LinkState.Broken],
            [elsewhere.Status("/by-get-only", 200, onlyFor: "GET")] = [LinkState.Works, LinkState.Works, LinkState.Works],
        };
        await using var site = await StartAsync(expected.Keys);
        for (var day = 0; day < 3; day++)
        {
            await RunAsync(site);
            var states = await StatesAsync(site);
            Assert.Equal(expected.Select(pair => (pair.Key, pair.Value[day])).Order(), states.Order());
            site.Fixture.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(1, elsewhere.MostAtOnce);
        Assert.All(elsewhere.Asked, asked => Assert.Equal("Accept Accept-Language Host User-Agent", asked.Headers));
    }

    [Fact]
    public async Task A_host_that_cannot_get_out_holds_it_against_nobody()
    {
        string[] nowhere = [.. Enumerable.Range(0, 4).Select(_ => $"http://127.0.0.1:{LocalServer.FreePort()}/page")];
        await using var site = await StartAsync(nowhere);
        for (var day = 0; day < 4; day++)
        {
            Assert.Equal(0, await RunAsync(site));
            site.Fixture.Clock.Advance(TimeSpan.FromDays(1));
        }

        var one = await InStoreAsync(site, store => store.OutsideLinks.Select(link => link.Id).FirstAsync(Cancel));
        Assert.NotNull(await site.Fixture.Services.GetRequiredService<LinkRounds>().RunAsync(one, Cancel));
        Assert.All(await StatesAsync(site), link => Assert.Equal(LinkState.NotLookedAt, link.State));
        Assert.Contains("Nothing outside could be reached since", (await (await AuthorAsync(site)).PageAsync(Screen)).Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The control of the one above: where something else is found, they are judged, also in a round of their own.</summary>
    [Fact]
    public async Task One_that_alone_is_not_reached_is_broken_when_others_are()
    {
        await using var elsewhere = new Elsewhere();
        var dead = $"http://127.0.0.1:{LocalServer.FreePort()}/page";
        await using var site = await StartAsync([dead, elsewhere.Status("/works", 200)]);
        for (var day = 0; day < 3; day++)
        {
            Assert.InRange(await RunAsync(site), 1, 2);
            site.Fixture.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Contains((dead, LinkState.Broken), await StatesAsync(site));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://192.168.1.1/admin")]
    public async Task No_link_and_no_redirect_makes_the_host_ask_inside_its_network(string inside)
    {
        await using var elsewhere = new Elsewhere();
        await using var site = await StartAsync([inside, elsewhere.Status("/turns", 302, inside), elsewhere.Status("/works", 200)]);
        await RunAsync(site);
        var faults = await InStoreAsync(site, store => store.OutsideLinks.Where(link => link.Failures > 0).Select(link => link.Fault).ToListAsync(Cancel));
        Assert.Equal(["It leads to an address inside a network", "It leads to an address inside a network"], faults);
    }

    [Fact]
    public async Task This_machine_is_not_asked_unless_its_settings_say_so()
    {
        await using var elsewhere = new Elsewhere();
        await using var site = await StartAsync([elsewhere.Status("/works", 200)], allowLoopback: false);
        await RunAsync(site);
        Assert.Empty(elsewhere.Asked);
    }

    [Fact]
    public async Task Two_hosts_at_once_ask_once()
    {
        await using var elsewhere = new Elsewhere();
        await using var site = await StartAsync([.. Enumerable.Range(0, 30).Select(page => elsewhere.Status($"/{page}", 200))]);
        var hosts = new[] { site.Fixture.Services.GetRequiredService<LinkRounds>(), ActivatorUtilities.CreateInstance<LinkRounds>(site.Fixture.Services) };
        var looked = await Task.WhenAll(hosts.Select(host => Task.Run(() => host.RunAsync(Cancel), Cancel)));
        await RunAsync(site);
        Assert.Equal(30, elsewhere.Asked.Count);
        Assert.InRange(looked.Sum(), 0, 30);
    }

    [Fact]
    public async Task What_no_text_leads_to_any_more_is_forgotten_and_what_only_guests_are_told_is_never_asked_for()
    {
        await using var elsewhere = new Elsewhere();
        await using var site = await StartAsync([elsewhere.Status("/once", 200)], content => content.Event("evening", 5, $"join-link: {elsewhere.Status("/secret", 200).Replace("http:", "https:", StringComparison.Ordinal)}"));
        await RunAsync(site);
        Assert.Equal(elsewhere.Root + "/once", Assert.Single(await StatesAsync(site)).Url);
        await site.PublishAsync("/manage/thurrock/edit/pages/en/leads", ("Body", "No links."));
        await RunAsync(site);
        Assert.Empty(await StatesAsync(site));
    }

    [Fact]
    public async Task An_officer_sees_which_text_to_mend_looks_again_and_is_told_while_writing()
    {
        await using var elsewhere = new Elsewhere();
        var url = elsewhere.Root + "/guide";
        await using var site = await StartAsync([url, elsewhere.Status("/works", 200)]);
        await BreakAsync(site);
        var author = await AuthorAsync(site);

        Assert.Contains("1 broken link to elsewhere", Words(await author.PageAsync("/manage/thurrock")), StringComparison.Ordinal);
        var screen = await author.PageAsync(Screen);
        var part = screen.QuerySelector("main section")!;
        Assert.Contains($"Broken {url}", Words(part), StringComparison.Ordinal);
        Assert.Equal("/manage/thurrock/edit/pages/en/leads", part.QuerySelector("li a")!.GetAttribute("href"));

        var (editor, publisher) = (await StaffClient.SignInAsync(site.Fixture, Role.Editor), await StaffClient.SignInAsync(site.Fixture, Role.Publisher));
        var version = await author.DoAsync("/manage/thurrock/edit/pages/en/leads", "Submit", ("Body", $"New words, [the guide]({url})."));
        Assert.Contains($"“{url}” has not worked since 23 November 2026", Words(await editor.PageAsync(version)), StringComparison.Ordinal);
        await editor.DoAsync(version, "Approve");
        await publisher.DoAsync(version, "Publish");
        Assert.Contains("New words", await site.ReaderSeesAsync("/leads"), StringComparison.Ordinal);

        elsewhere.Status("/guide", 200);
        var id = await InStoreAsync(site, store => store.OutsideLinks.Where(link => link.Url == url).Select(link => link.Id).SingleAsync(Cancel));
        Assert.Equal(HttpStatusCode.Redirect, (await author.SendAsync(Screen, "Look", ("id", id.ToString()))).StatusCode);
        Assert.DoesNotContain("broken link", Words(await author.PageAsync("/manage/thurrock")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_persons_look_counts_for_ninety_days_is_in_the_trail_and_is_nobody_elses_to_give()
    {
        await using var elsewhere = new Elsewhere();
        var url = elsewhere.Root + "/guide";
        await using var site = await StartAsync([url, elsewhere.Status("/works", 200)]);
        await BreakAsync(site);
        var author = await AuthorAsync(site);
        var id = await InStoreAsync(site, store => store.OutsideLinks.Where(link => link.Url == url).Select(link => link.Id).SingleAsync(Cancel));
        var elsewheres = await StaffClient.SignInAsync(site.Fixture, Role.Author, "newham");
        foreach (var handler in new[] { "Look", "Vouch" })
        {
            var token = await Desk.TokenOfAsync(author, Screen);
            Assert.Equal(HttpStatusCode.Forbidden, (await elsewheres.PostAsync($"{Screen}?handler={handler}", [.. await Desk.TokenOfAsync(elsewheres, "/manage/newham/content"), new("id", id.ToString())])).StatusCode);
            Assert.Equal(HttpStatusCode.Conflict, (await author.PostAsync($"{Screen}?handler={handler}", [.. token, new("id", Guid.NewGuid().ToString())])).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await author.SendAsync(Screen, "Vouch", ("id", id.ToString()))).StatusCode);
        Assert.Contains((url, LinkState.Vouched), await StatesAsync(site));
        await site.DeliverAsync();
        var administrator = await StaffClient.SignInAsync(site.Fixture, Role.Administrator);
        Assert.Contains("link.vouched", Words(await administrator.PageAsync("/manage/audit")), StringComparison.Ordinal);

        site.Fixture.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Contains((url, LinkState.Broken), await StatesAsync(site));
    }

    [Fact]
    public async Task A_site_that_never_answers_is_not_waited_for()
    {
        await using var elsewhere = new Elsewhere();
        elsewhere.Pages["/slow"] = context => Task.Delay(TimeSpan.FromMinutes(5), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        elsewhere.Pages["/breaks-off"] = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        await using var site = await StartAsync([elsewhere.Root + "/slow", elsewhere.Root + "/breaks-off", elsewhere.Status("/works", 200)]);
        Assert.Equal(3, await RunAsync(site));
        var states = await StatesAsync(site);
        Assert.Equal([LinkState.Works, LinkState.Doubtful, LinkState.Doubtful], states.Select(link => link.State).Order());
    }

    [Fact]
    public async Task What_a_draft_leads_to_can_be_looked_at_before_readers_follow()
    {
        await using var elsewhere = new Elsewhere();
        await using var site = await StartAsync([]);
        await site.Author.DoAsync("/manage/thurrock/edit/pages/en/leads", "Save", ("Body", $"[The guide]({elsewhere.Root}/guide) and [the form]({elsewhere.Status("/form", 200)})."));
        var version = $"/manage/thurrock/version/{(await site.HeadAsync("leads")).Id}";
        Assert.Contains("Look whether the 2 pages it leads to are there", Words(await site.Author.PageAsync(version)), StringComparison.Ordinal);
        Assert.Contains("Not looked at", Words(await site.Author.PageAsync($"{version}/links")), StringComparison.Ordinal);
        Assert.Empty(elsewhere.Asked);
        var said = await StaffClient.ReadAsync(await site.Author.SendAsync($"{version}/links", ""), "links", HttpStatusCode.OK);
        Assert.Equal(["Not found", "Works"], said.QuerySelectorAll("main .govuk-tag").Select(tag => tag.TextContent));
        Assert.Empty(await StatesAsync(site));
        var analyst = await StaffClient.SignInAsync(site.Fixture, Role.Analyst);
        Assert.Equal(HttpStatusCode.Forbidden, (await analyst.PostAsync($"{version}/links", await Desk.TokenOfAsync(analyst, $"{version}/links"))).StatusCode);
    }

    private Task<Desk> StartAsync(IEnumerable<string> urls, Action<TestContent>? more = null, bool allowLoopback = true) => Desk.OpenAsync(
        engine,
        content =>
        {
            content.Page("leads", "Leads", string.Join("\n\n", urls.Select((url, at) => $"Read [guide number {at}]({url}).")));
            more?.Invoke(content);
        },
        new() { ["OutsideLinks:AllowLoopback"] = allowLoopback ? "true" : "false", ["OutsideLinks:PauseMilliseconds"] = "0", ["OutsideLinks:PatienceSeconds"] = "1" });

    private static Task<int> RunAsync(Desk site) => site.Fixture.Services.GetRequiredService<LinkRounds>().RunAsync(Cancel);

    /// <summary>Whoever signed in days ago is signed in no more.</summary>
    private static Task<StaffClient> AuthorAsync(Desk site) => StaffClient.SignInAsync(site.Fixture, Role.Author);

    /// <summary>Two days on which it is not there.</summary>
    private static async Task BreakAsync(Desk site)
    {
        await RunAsync(site);
        site.Fixture.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync(site);
    }

    private static async Task<IReadOnlyList<(string Url, LinkState State)>> StatesAsync(Desk site)
    {
        var now = site.Fixture.Clock.GetUtcNow().UtcDateTime;
        return [.. (await InStoreAsync(site, store => store.OutsideLinks.AsNoTracking().ToListAsync(Cancel))).Select(link => (link.Url, link.StateAt(now)))];
    }

    private static async Task<T> InStoreAsync<T>(Desk site, Func<ContentStore, Task<T>> ask)
    {
        await using var store = await site.Fixture.Services.GetRequiredService<IDbContextFactory<ContentStore>>().CreateDbContextAsync(Cancel);
        return await ask(store);
    }

    private static string Words(AngleSharp.Dom.INode node) => string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Words(AngleSharp.Dom.IDocument page) => Words(page.Body!);
}

public sealed class LinksToElsewhereOnSqlite() : LinksToElsewhere(Engine.Sqlite);

public sealed class LinksToElsewhereOnPostgres() : LinksToElsewhere(Engine.Postgres);
