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
        output.WriteLine(addresses.Extent);
        var (with, without) = (await site.NewPageAsync(), await site.NewPageAsync(script: false));
        var paper = await site.NewPageAsync(width: PaperWidth, height: 1000);
        await paper.EmulateMediaAsync(new() { Media = Media.Print });
        var faults = new List<string>();
        foreach (var (_, address) in addresses.Chosen)
        {
            var url = site.Address(council, address);
            await with.GotoAsync(url, new() { WaitUntil = WaitUntilState.Load });
            await without.GotoAsync(url, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            if (await with.EvaluateAsync<string>(SeenText) != await without.EvaluateAsync<string>(SeenText))
            {
                faults.Add($"{url}: says something else without script");
            }

            await paper.GotoAsync(url, new() { WaitUntil = WaitUntilState.Load });
            faults.AddRange((await paper.EvaluateAsync<string[]>(OnPaper)).Select(fault => $"{url}: on paper: {fault}"));
        }

        Assert.Empty(faults.Take(40));
    }

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
