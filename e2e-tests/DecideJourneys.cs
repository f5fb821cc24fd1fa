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
        var page = await site.NewPageAsync(width: 320);
        var faults = new List<string>();
        var whole = Environment.GetEnvironmentVariable("PREVENT_SWEEP") == "all";
        foreach (var language in whole ? languages.Split(' ').Select(code => "/" + code).Prepend("") : ["", "/" + languages.Split(' ')[^1]])
        {
            await page.GotoAsync(site.Address(council, language + "/venue-hire/questions"));
            var way = whole ? ["yes", "clear", "named", "open", "agent+political", "no", "yes", "none", "yes", "yes", "no", "yes", "found", "sensible", "accepts", "filming", "ready"] : new[] { "yes", "clear", "named", "open", "none", "no", "yes", "none", "no", "ready" };
            foreach (var answer in way)
            {
                faults.AddRange(await FaultsAsync(page));
                await AnswerAsync(page, answer);
            }

            faults.AddRange(await FaultsAsync(page));
            await page.Locator("main button[type=submit]").ClickAsync();
            await page.WaitForURLAsync(url => url.Contains("/outcome/", StringComparison.Ordinal));
            faults.AddRange(await FaultsAsync(page));
            var outcome = page.Url;
            foreach (var other in new[] { "record", "keep" })
            {
                await page.GotoAsync(outcome.Replace("/outcome/", $"/{other}/", StringComparison.Ordinal));
                faults.AddRange(await FaultsAsync(page));
            }

            foreach (var other in new[] { "print", "how-it-works", "verify", "continue", "questions/forged" })
            {
                await page.GotoAsync(site.Address(council, $"{language}/venue-hire/{other}"));
                faults.AddRange(await FaultsAsync(page));
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(30)));
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
            await page.WaitForURLAsync(url => url != before);
        }
    }

    private static async Task EndAsync(IPage page, string severity)
    {
        await page.Locator("main button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator($"h1.pp-outcome__title")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator($".pp-outcome--{severity}")).ToBeVisibleAsync();
    }
}
