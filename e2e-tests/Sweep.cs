using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>
/// Public addresses × languages × both sites in a real browser. Whether words fit hangs on the language; what axe finds hangs on the
/// template, so it looks at each in English and in one other language.
/// </summary>
[Collection(RunningSite.Turns)]
public sealed class Sweep(RunningSite site, ITestOutputHelper output)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    [Theory]
    [InlineData("thurrock")]
    [InlineData("newham")]
    public async Task No_page_fails_accessibility_scrolls_sideways_keeps_anything_or_calls_elsewhere(string council)
    {
        var addresses = await Addresses.OfAsync(site, council);
        output.WriteLine(addresses.ExtentOf(addresses.Chosen));
        var (faults, looked) = (new ConcurrentQueue<string>(), addresses.InTurn.ToHashSet());
        var pages = await RunningSite.NewPagesAsync(() => site.NewPageAsync(width: 320));
        foreach (var page in pages)
        {
            Watch(page, council, faults);
        }

        await RunningSite.ShareAsync(addresses.Chosen, pages, async (page, one) =>
        {
            await page.GotoAsync(site.Address(council, one.Address));
            (await FaultsAsync(page, one.Language)).ForEach(faults.Enqueue);
            if (looked.Contains(one))
            {
                var axe = await page.RunAxe(Rules);
                axe.Violations.ToList().ForEach(violation => faults.Enqueue($"{page.Url}: {violation.Id}: {violation.Help}: {violation.Nodes[0].Html}"));
            }
        });

        Assert.True(faults.IsEmpty, string.Join('\n', faults.Take(40)));
    }

    /// <summary>Notes what the page says to the console, and whatever it asks for that is not this site's.</summary>
    private void Watch(IPage page, string council, ConcurrentQueue<string> faults)
    {
        page.Console += (_, message) =>
        {
            if (!page.Url.EndsWith(Addresses.Missing, StringComparison.Ordinal))
            {
                faults.Enqueue($"{page.Url}: console {message.Text}");
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Address(council, "/"), StringComparison.Ordinal))
            {
                faults.Enqueue($"{page.Url}: asked for {request.Url}");
            }
        };
    }

    private static async Task<List<string>> FaultsAsync(IPage page, string language)
    {
        var faults = new List<string>();
        var found = await page.EvaluateAsync<string[]>("""
            () => [document.documentElement.lang, document.documentElement.dir, String(document.querySelectorAll('h1').length),
              String(document.documentElement.scrollWidth), document.cookie, String(localStorage.length + sessionStorage.length)]
            """);
        string[] wanted = [language, language == "ur" ? "rtl" : "ltr", "1", "320", "", "0"];
        faults.AddRange(wanted.Zip(found).Where(pair => pair.First != pair.Second).Select(pair => $"{page.Url}: “{pair.Second}” where “{pair.First}” was expected"));
        return faults;
    }
}
