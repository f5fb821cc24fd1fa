using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>Public addresses × languages × both sites in a real browser.</summary>
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
        output.WriteLine(addresses.Extent);
        var page = await site.NewPageAsync(width: 320);
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (!page.Url.EndsWith(Addresses.Missing, StringComparison.Ordinal))
            {
                faults.Add($"{page.Url}: console {message.Text}");
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Address(council, "/"), StringComparison.Ordinal))
            {
                faults.Add($"{page.Url}: asked for {request.Url}");
            }
        };
        foreach (var (language, address) in addresses.Chosen)
        {
            await page.GotoAsync(site.Address(council, address));
            faults.AddRange(await FaultsAsync(page, language));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)));
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, string language)
    {
        var faults = new List<string>();
        var axe = await page.RunAxe(Rules);
        faults.AddRange(axe.Violations.Select(violation => $"{page.Url}: {violation.Id}: {violation.Help}: {violation.Nodes[0].Html}"));
        var found = await page.EvaluateAsync<string[]>("""
            () => [document.documentElement.lang, document.documentElement.dir, String(document.querySelectorAll('h1').length),
              String(document.documentElement.scrollWidth), document.cookie, String(localStorage.length + sessionStorage.length)]
            """);
        string[] wanted = [language, language == "ur" ? "rtl" : "ltr", "1", "320", "", "0"];
        faults.AddRange(wanted.Zip(found).Where(pair => pair.First != pair.Second).Select(pair => $"{page.Url}: “{pair.Second}” where “{pair.First}” was expected"));
        return faults;
    }
}
