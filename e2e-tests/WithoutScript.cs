using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>Pages say the same without JavaScript, and on paper.</summary>
[Collection(RunningSite.Turns)]
public sealed class WithoutScript(RunningSite site, ITestOutputHelper output)
{
    /// <summary>What a reader can see, but for buttons that only a script could answer.</summary>
    private const string SeenText = """
        () => { for (const only of document.querySelectorAll('[data-pp-print], .govuk-exit-this-page-overlay')) only.remove(); return document.body.innerText.replace(/\s+/g, ' ').trim(); }
        """;

    /// <summary>A4 between its margins, at 96 dots an inch.</summary>
    private const int PaperWidth = 720;

    private const string OnPaper = """
        () => {
          const shown = selector => [...document.querySelectorAll(selector)].filter(e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden').map(e => selector);
          const screenOnly = ['nav', '.govuk-exit-this-page', '.pp-filter', 'button', '.govuk-skip-link'].flatMap(shown);
          const coloured = [...document.querySelectorAll('.pp-emergency, .pp-header, .pp-hero, .pp-footer')].filter(e => getComputedStyle(e).backgroundColor !== 'rgba(0, 0, 0, 0)').map(e => 'background of ' + e.className);
          const wide = document.documentElement.scrollWidth > innerWidth ? ['wider than the paper'] : [];
          const empty = shown('h1').length === 1 && document.querySelector('main').innerText.trim().length > 40 ? [] : ['no words on the paper'];
          return [...screenOnly, ...coloured, ...wide, ...empty];
        }
        """;

    [Theory]
    [InlineData("thurrock")]
    [InlineData("newham")]
    public async Task A_page_says_the_same_without_script_and_fits_on_paper(string council)
    {
        var addresses = await Addresses.OfAsync(site, council);
        output.WriteLine(addresses.ExtentOf(addresses.InTurn));
        var faults = new ConcurrentQueue<string>();
        await RunningSite.ShareAsync(addresses.InTurn, await RunningSite.NewPagesAsync(ThreeAsync), async (three, one) =>
            (await FaultsAsync(three, site.Address(council, one.Address))).ForEach(faults.Enqueue));
        Assert.Empty(faults.Take(40));
    }

    private async Task<(IPage With, IPage Without, IPage Paper)> ThreeAsync()
    {
        var paper = await site.NewPageAsync(width: PaperWidth, height: 1000);
        await paper.EmulateMediaAsync(new() { Media = Media.Print });
        return (await site.NewPageAsync(), await site.NewPageAsync(script: false), paper);
    }

    private static async Task<List<string>> FaultsAsync((IPage With, IPage Without, IPage Paper) three, string url)
    {
        var (with, without, paper) = three;
        // What other tests published may come between the two; a page that really differs does so again.
        List<string> faults = await DiffersAsync(with, without, url) is not null && await DiffersAsync(with, without, url) is { } parts ? [$"{url}: says something else without script: {parts}"] : [];
        await paper.GotoAsync(url, new() { WaitUntil = WaitUntilState.Load });
        return [.. faults, .. (await paper.EvaluateAsync<string[]>(OnPaper)).Select(fault => $"{url}: on paper: {fault}")];
    }

    /// <returns>Where the two begin to differ; null when they say the same.</returns>
    private static async Task<string?> DiffersAsync(IPage with, IPage without, string url)
    {
        await with.GotoAsync(url, new() { WaitUntil = WaitUntilState.Load });
        await without.GotoAsync(url, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        var (one, other) = (await with.EvaluateAsync<string>(SeenText), await without.EvaluateAsync<string>(SeenText));
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return one == other ? null : $"“{Part(one, at)}”, without “{Part(other, at)}”";
    }

    private static string Part(string text, int at) => text[Math.Max(0, at - 20)..Math.Min(text.Length, at + 60)];

    [Theory]
    [InlineData("thurrock", "/ur")]
    [InlineData("newham", "/")]
    public async Task A_phones_menu_opens_without_script(string council, string address)
    {
        var page = await site.NewPageAsync(script: false);
        await page.GotoAsync(site.Address(council, address));
        var link = page.Locator(".pp-menu a[href$='/contacts']");
        await Assertions.Expect(link).ToBeHiddenAsync();
        await page.Locator(".pp-menu__toggle").ClickAsync();
        await link.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(site.Address(council, address == "/" ? "/contacts" : "/ur/contacts"));
    }
}
