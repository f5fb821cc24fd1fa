using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>People say what they think; an officer counts it without seeing who, and answers in public.</summary>
[Collection(RunningSite.Turns)]
public sealed class ListeningJourneys(RunningSite site)
{
    private const string Film = "/consultations/pathways-film";
    private const int Members = 12;

    private static readonly AxeRunOptions Rules = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    [Fact]
    public async Task A_resident_in_urdu_rates_a_page_without_javascript()
    {
        var page = await site.NewPageAsync(script: false);
        await page.GotoAsync(site.Address("thurrock", "/ur/worried"));
        await page.Locator(".pp-useful button[value=no]").ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("بتانے کا شکریہ");
        await Assertions.Expect(page.Locator("main a[href='/ur/worried']")).ToBeVisibleAsync();
        Assert.Empty(await page.Context.CookiesAsync());
    }

    [Fact]
    public async Task Words_that_sound_like_a_call_for_help_bring_up_whom_to_call_before_anything_is_sent()
    {
        var officer = await (await Officer.AdministratorAsync(site)).InviteAsync("Dee Engagement", "engagement-officer");
        await SetUpAsync(officer, "is-this-page-clear", "round-1", "open");
        await officer.PressAsync("Open the round");
        var page = await site.NewPageAsync();
        await page.GotoAsync(site.Address("thurrock", "/ur/consultations/is-this-page-clear/answer"));
        Assert.Empty((await page.RunAxe(Rules)).Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
        await page.CheckAsync("input[name=q-useful][value='2']");
        await page.FillAsync("#t-missing", "وہ مجھے مارتا ہے");
        await Assertions.Expect(page.Locator(".pp-help-now")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".pp-help-now a[href^='tel:']").First).ToBeVisibleAsync();
        await page.FillAsync("#t-missing", "0770 0900 123");
        await page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#t-missing-look")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-look-title]")).Not.ToBeEmptyAsync();

        // The button takes no second click within a second.
        await page.WaitForTimeoutAsync(3000);
        Assert.EndsWith("/answer", page.Url, StringComparison.Ordinal);
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.ArriveAsync("/thanks");
        Assert.Empty(officer.Faults);
    }

    [Fact]
    public async Task An_officer_runs_two_rounds_on_a_film_and_publishes_what_was_said_and_done()
    {
        var administrator = await Officer.AdministratorAsync(site);
        var officer = await administrator.InviteAsync("Eve Engagement", "engagement-officer");
        var publisher = await administrator.InviteAsync("Fay Publisher", "publisher");
        await PlayAsync(officer, "round-1", ready: "after-changes", CardsAsync);
        await PlayAsync(officer, "round-2", ready: "as-it-is", MailsAsync);

        var reader = await site.NewPageAsync(width: 1280, height: 900);
        await ReloadUntilAsync(reader, site.Address("thurrock", Film), "#comparison");
        await Assertions.Expect(reader.Locator("main")).ToContainTextAsync("12 people answered.");
        await Assertions.Expect(reader.Locator(".pp-chart__text").First).ToBeVisibleAsync();
        await officer.OpenAsync("/thurrock/consultations/pathways-film/results");
        Assert.Equal(await reader.Locator(".pp-chart__text").AllTextContentsAsync(), await officer.Page.Locator(".pp-chart__text").AllTextContentsAsync());

        await officer.OpenAsync("/thurrock/edit/consultations/en/pathways-film");
        await ReplyAsync(officer, 0, "The ending was too long", "done", "The end is two minutes shorter now", "round-1");
        await ReplyAsync(officer, 1, "Show it on phones too", "not-yet", "The film company has to agree first", "round-2");
        await officer.PressAsync("Save and send for review");
        await publisher.ApproveAndPublishAsync(officer.Page.Url);
        await ReloadUntilAsync(reader, site.Address("thurrock", Film), "#replies");
        await Assertions.Expect(reader.Locator(".pp-replies")).ToContainTextAsync("Not yet, because");
        Assert.Empty((await reader.RunAxe(Rules)).Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
        Assert.Empty(officer.Faults.Concat(publisher.Faults));
    }

    private static async Task<IReadOnlyList<string>> CardsAsync(Officer officer, string address)
    {
        await officer.OpenAsync(address + "/cards");
        await officer.Page.FillAsync("[name=Number]", $"{Members}");
        await officer.Page.CheckAsync("[name=Languages][value=ur]");
        await officer.Page.CheckAsync("[name=Languages][value=pl]");
        await officer.PressAsync("Make the cards");
        var codes = await officer.Page.Locator(".pp-card-cut strong.pp-code").AllTextContentsAsync();
        await officer.OpenAsync(address);
        await officer.PressAsync("Open the round");
        return codes;
    }

    private async Task<IReadOnlyList<string>> MailsAsync(Officer officer, string address)
    {
        var members = Enumerable.Range(0, Members).Select(member => $"panel-{member}@example.org").ToList();
        await officer.OpenAsync(address + "/invite");
        await officer.Page.FillAsync("[name=Addresses]", string.Join('\n', members));
        await officer.Page.CheckAsync("[name=Languages][value=ur]");
        await officer.PressAsync("Go on");
        await officer.PressAsync("Send the invitations and open the round");
        var mails = await Task.WhenAll(members.Select(member => Mailbox.WaitAsync(site, member, "invitation", _ => true)));
        return [.. mails.Select(mail => Mailbox.LinkIn(mail, "#code=").Split("#code=")[1].Split('&')[0])];
    }

    /// <summary>A round from its keys to its results: invitations, forms that came back on paper, the key file.</summary>
    /// <param name="inviteAsync">Invites and opens; gives the members' codes.</param>
    private static async Task PlayAsync(Officer officer, string round, string ready, Func<Officer, string, Task<IReadOnlyList<string>>> inviteAsync)
    {
        var key = await SetUpAsync(officer, "pathways-film", round, "panel");
        var address = officer.Page.Url;
        var codes = await inviteAsync(officer, address);
        Assert.Equal(Members, codes.Count);
        await officer.OpenAsync(address + "/paper");
        await officer.Page.FillAsync("[name=Codes]", string.Join('\n', codes));
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        for (var form = 0; form < Members; form++)
        {
            await officer.Page.CheckAsync($"input[name=q-overall][value={(form < 6 ? "good" : "bad")}]");
            await officer.Page.CheckAsync($"input[name=q-ready][value={(form < 7 ? ready : "not-at-all")}]");
            await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Put it in the box" }).ClickAsync();
            await Assertions.Expect(officer.Page.Locator("h1")).ToContainTextAsync($"{form + 1} of {Members}");
        }

        await officer.OpenAsync(address + "/close");
        await officer.Page.SetInputFilesAsync("[name=File]", key);
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Close the round and open the box" }).ClickAsync();
        await ReloadUntilAsync(officer.Page, address, "text=Answers counted");
    }

    /// <returns>Where the first key file was saved.</returns>
    private static async Task<string> SetUpAsync(Officer officer, string consultation, string round, string door)
    {
        await officer.OpenAsync($"/thurrock/rounds/new/{consultation}/{round}/{door}");
        await officer.Page.FillAsync("[name=FirstHolder]", "Engagement officer");
        await officer.Page.FillAsync("[name=SecondHolder]", "Data protection officer");
        await officer.Page.ClickAsync("[data-pp-make] button");
        var saved = "";
        foreach (var holder in new[] { "Second", "First" })
        {
            var download = await officer.Page.RunAndWaitForDownloadAsync(() => officer.Page.ClickAsync($"[data-pp-holder={holder}]"));
            saved = await download.PathAsync();
        }

        await officer.Page.CheckAsync("[name=Saved]");
        await officer.PressAsync("Set up the round");
        return saved;
    }

    private static async Task ReplyAsync(Officer officer, int row, string said, string state, string answer, string round)
    {
        foreach (var (field, value) in new[] { ("said", said), ("answer", answer), ("who", "Community safety team"), ("on", "2027-06-01"), ("round", round) })
        {
            await officer.Page.FillAsync($"[name='f.replies[{row}].{field}']", value);
        }

        await officer.Page.SelectOptionAsync($"[name='f.replies[{row}].state']", state);
    }

    /// <summary>Rounds reach finished pages within a minute.</summary>
    private static async Task ReloadUntilAsync(IPage page, string address, string sign)
    {
        for (var attempt = 0; attempt < 90; attempt++)
        {
            await page.GotoAsync(address);
            if (await page.Locator(sign).CountAsync() > 0)
            {
                return;
            }

            await Task.Delay(1000, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"{sign} did not come up at {address}");
    }
}
