using System.Xml.Linq;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>Public addresses × languages × both sites in a real browser. The gate runs a sample; <c>PREVENT_SWEEP=all</c> runs all.</summary>
[Collection(RunningSite.Turns)]
public sealed class Sweep(RunningSite site, ITestOutputHelper output)
{
    /// <summary>One of every template.</summary>
    private static readonly string[] Templates =
    [
        "/", "/worried", "/worried/what-happens-next", "/contacts", "/contacts/card", "/channel", "/events", "/updates", "/resources",
        "/resources/lets-discuss", "/easy-read/worried", "/concerns", "/how-we-work", "/accessibility", "/no-such-page",
    ];

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    [Theory]
    [InlineData("thurrock", "ro pl lt ur")]
    [InlineData("newham", "bn ro gu ur")]
    public async Task No_page_fails_accessibility_scrolls_sideways_keeps_anything_or_calls_elsewhere(string council, string languages)
    {
        var all = await AddressesAsync(council);
        var every = languages.Split(' ').Prepend("").SelectMany(language => all.Concat(Templates).Distinct().Select(address => (language, address))).ToList();
        var events = all.First(address => address.StartsWith("/events/", StringComparison.Ordinal));
        var updates = all.First(address => address.StartsWith("/updates/", StringComparison.Ordinal));
        var whole = Environment.GetEnvironmentVariable("PREVENT_SWEEP") == "all";
        var chosen = whole ? every : [.. every.Where(one => Templates.Contains(one.address) || one.address == events || one.address == updates)];
        output.WriteLine($"{council}: {(whole ? "all" : "sampled")} {chosen.Count} of {every.Count} addresses");
        var page = await site.NewPageAsync(width: 320);
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (!page.Url.EndsWith("/no-such-page", StringComparison.Ordinal))
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
        foreach (var (language, address) in chosen)
        {
            await page.GotoAsync(site.Address(council, language.Length == 0 ? address : address == "/" ? "/" + language : $"/{language}{address}"));
            faults.AddRange(await FaultsAsync(page, language.Length == 0 ? "en" : language));
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

    private async Task<IReadOnlyList<string>> AddressesAsync(string council)
    {
        using var http = new HttpClient();
        var request = new HttpRequestMessage(HttpMethod.Get, site.Address(council, "/sitemap.xml").Replace($"{council}.localhost", "localhost", StringComparison.Ordinal));
        request.Headers.Host = new Uri(site.Address(council, "/")).Authority;
        var xml = XDocument.Parse(await (await http.SendAsync(request)).Content.ReadAsStringAsync());
        return [.. xml.Descendants().Where(element => element.Name.LocalName == "loc").Select(loc => new Uri(loc.Value).AbsolutePath)
            .Where(path => path.Split('/')[1].Length != 2)];
    }
}
