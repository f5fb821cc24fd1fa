using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>A venue manager decides about bookings in a real browser.</summary>
[Collection(RunningSite.Turns)]
public sealed class DecideJourneys(RunningSite site)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    public static TheoryData<string, bool> EnglishAndUrdu => new() { { "", true }, { "", false }, { "/ur", true }, { "/ur", false } };

    [Theory]
    [MemberData(nameof(EnglishAndUrdu))]
    public async Task A_yoga_class_may_go_ahead_after_five_questions(string language, bool script)
    {
        var page = await StartAsync(language, script);
        await AnswerAsync(page, "yes", "clear", "none", "booked");

        // The browser's own Back, then on again: nothing is lost and nothing is sent twice.
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("input[value=booked]")).ToBeVisibleAsync();
        await AnswerAsync(page, "booked", "none");
        await Assertions.Expect(page.Locator(".govuk-summary-list__row")).ToHaveCountAsync(5);
        await EndAsync(page, "clear");
    }

    [Theory]
    [MemberData(nameof(EnglishAndUrdu))]
    public async Task A_speaker_without_a_name_means_to_pause_until_the_name_is_there(string language, bool script)
    {
        var page = await StartAsync(language, script);
        await AnswerAsync(page, "yes", "clear", "unnamed", "open", "none");
        await EndAsync(page, "care");
        await page.Locator(".govuk-back-link").ClickAsync();
        await page.Locator(".govuk-summary-list__actions a").Nth(2).ClickAsync();
        await Assertions.Expect(page.Locator("input[value=unnamed]")).ToBeCheckedAsync();
        await AnswerAsync(page, "none");
        await Assertions.Expect(page.Locator(".govuk-summary-list__row")).ToHaveCountAsync(5);
        await EndAsync(page, "clear");
    }

    [Theory]
    [MemberData(nameof(EnglishAndUrdu))]
    public async Task A_link_to_a_banned_group_means_not_to_confirm_and_to_call_the_police(string language, bool script)
    {
        var page = await StartAsync(language, script);
        await AnswerAsync(page, "yes", "clear", "named", "open", "banned", "yes");
        await EndAsync(page, "stop");
        await Assertions.Expect(page.Locator("main a[href='tel:101']").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main a[href='tel:0800789321']").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".pp-conditions")).ToHaveCountAsync(0);
    }

    [Theory]
    [MemberData(nameof(EnglishAndUrdu))]
    public async Task A_political_meeting_at_election_time_is_referred_up(string language, bool script)
    {
        var page = await StartAsync(language, script);
        await AnswerAsync(page, "yes", "clear", "named", "open", "political", "no", "yes", "none", "no", "election");
        await EndAsync(page, "ask");
        await page.Locator("main a[href*='/record/']").ClickAsync();
        await Assertions.Expect(page.Locator(".pp-code")).ToBeVisibleAsync();
        await page.Locator("#reasons").FillAsync("Held back until the lawyer answers.");
        await Assertions.Expect(page.Locator("[data-pp-print]")).ToBeVisibleAsync(new() { Visible = script });
    }

    [Theory]
    [InlineData("thurrock", "ro pl lt ur")]
    [InlineData("newham", "bn ro gu ur")]
    public async Task Every_kind_of_page_of_the_toolkit_is_accessible_and_fits_a_small_phone(string council, string languages)
    {
        var faults = new ConcurrentQueue<string>();
        var prefixes = Addresses.Whole ? languages.Split(' ').Select(code => "/" + code).Prepend("") : ["", "/" + languages.Split(' ')[^1]];
        await RunningSite.ShareAsync(prefixes, await RunningSite.NewPagesAsync(() => site.NewPageAsync(width: 320)), (page, language) =>
            ExamineAsync(page, site.Address(council, language + "/venue-hire"), faults));
        Assert.True(faults.IsEmpty, string.Join('\n', faults.Take(30)));
    }

    /// <summary>The gate takes one language of each council, the whole sweep takes all.</summary>
    [Theory]
    [InlineData("thurrock", "venue-hire", "ro pl lt ur")]
    [InlineData("newham", "venue-hire", "bn ro gu ur")]
    [InlineData("thurrock", "who-to-contact", "ro pl lt ur")]
    [InlineData("newham", "who-to-contact", "bn ro gu ur")]
    public async Task Every_question_and_every_outcome_is_accessible_and_fits_a_small_phone(string council, string flow, string languages)
    {
        var (faults, windows) = (new ConcurrentQueue<string>(), await RunningSite.NewPagesAsync(() => site.NewPageAsync(width: 320)));
        foreach (var language in Addresses.Whole ? languages.Split(' ').Select(code => "/" + code).Prepend("") : ["/" + languages.Split(' ')[council == "newham" ? 0 : ^1]])
        {
            var nodes = await new FlowNodes(site, council, language, flow).FindAsync();
            await RunningSite.ShareAsync(nodes.Values, windows, async (page, address) =>
            {
                await page.GotoAsync(site.Address(council, address));
                await LookAsync(page, faults);
            });
        }

        Assert.True(faults.IsEmpty, string.Join('\n', faults.Take(30)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/ur")]
    public async Task The_record_can_be_had_as_a_tagged_file(string language)
    {
        var page = await StartAsync(language, script: false);
        await AnswerAsync(page, "yes", "clear", "none", "booked", "none");
        await EndAsync(page, "clear");
        await page.GotoAsync(page.Url.Replace("/outcome/", "/record/", StringComparison.Ordinal));
        var file = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), await page.Locator("a[href*='handler=pdf']").GetAttributeAsync("href")).ToString().Replace("thurrock.localhost", "localhost", StringComparison.Ordinal));
        Assert.Equal("application/pdf", file.Headers["content-type"]);
        var text = System.Text.Encoding.Latin1.GetString(await file.BodyAsync());
        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
        Assert.Contains("/MarkInfo", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 10_000, 2_000_000);
    }

    private static async Task ExamineAsync(IPage page, string toolkit, ConcurrentQueue<string> faults)
    {
        await page.GotoAsync($"{toolkit}/questions");
        string[] way = Addresses.Whole
            ? ["yes", "clear", "named", "open", "agent+political", "no", "yes", "none", "yes", "yes", "no", "yes", "found", "sensible", "accepts", "filming", "ready"]
            : ["yes", "clear", "named", "open", "none", "no", "yes", "none", "no", "ready"];
        foreach (var answer in way)
        {
            await LookAsync(page, faults);
            await AnswerAsync(page, answer);
        }

        await LookAsync(page, faults);
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.ArriveAsync("/outcome/");
        await LookAsync(page, faults);
        var outcome = page.Url;
        string[] others = [.. new[] { "record", "keep" }.Select(other => outcome.Replace("/outcome/", $"/{other}/", StringComparison.Ordinal)),
            .. new[] { "print", "how-it-works", "verify", "continue", "questions/forged" }.Select(other => $"{toolkit}/{other}")];
        foreach (var other in others)
        {
            await page.GotoAsync(other);
            await LookAsync(page, faults);
        }
    }

    private static async Task LookAsync(IPage page, ConcurrentQueue<string> faults)
    {
        foreach (var fault in await FaultsAsync(page))
        {
            faults.Enqueue(fault);
        }
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(IPage page)
    {
        var axe = await page.RunAxe(Rules);
        var found = await page.EvaluateAsync<string[]>("() => [String(document.querySelectorAll('h1').length), String(document.documentElement.scrollWidth), document.cookie, String(localStorage.length + sessionStorage.length)]");
        string[] wanted = ["1", "320", "", "0"];
        return
        [
            .. axe.Violations.Select(violation => $"{page.Url}: {violation.Id}: {violation.Help}: {violation.Nodes[0].Html}"),
            .. wanted.Zip(found).Where(pair => pair.First != pair.Second).Select(pair => $"{page.Url}: “{pair.Second}” where “{pair.First}” was expected"),
        ];
    }

    private async Task<IPage> StartAsync(string language, bool script)
    {
        var page = await site.NewPageAsync(script: script);
        await page.GotoAsync(site.Address("thurrock", language + "/venue-hire"));
        await page.Locator(".govuk-button--start").ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("dir", language.Length == 0 ? "ltr" : "rtl");
        return page;
    }

    private static async Task AnswerAsync(IPage page, params string[] answers)
    {
        foreach (var answer in answers)
        {
            foreach (var option in answer.Split('+'))
            {
                await page.Locator($"input[value={option}]").CheckAsync();
            }

            var before = page.Url;
            await page.Locator("main button[type=submit]").ClickAsync();
            await page.ArriveAsync(url => url != before);
        }
    }

    private static async Task EndAsync(IPage page, string severity)
    {
        await page.Locator("main button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator($"h1.pp-outcome__title")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator($".pp-outcome--{severity}")).ToBeVisibleAsync();
    }
}
