using Microsoft.Playwright;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>People who would rather ask than browse, and a front end that is not ours.</summary>
[Collection(RunningSite.Turns)]
public sealed class SearchJourneys(RunningSite site)
{
    [Fact]
    public async Task A_page_is_suggested_and_opened_by_keyboard_alone()
    {
        var page = await site.NewPageAsync(width: 1280, height: 800);
        await page.GotoAsync(site.Address("thurrock", "/"));
        var box = page.Locator("#site-search");
        await box.FocusAsync();
        await page.Keyboard.TypeAsync("worried about a ch", new() { Delay = 20 });
        var list = page.Locator("#site-search-list");
        await Assertions.Expect(list.Locator("li").First).ToContainTextAsync("child");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        var chosen = list.Locator("[aria-selected=true]");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-activedescendant", (await chosen.GetAttributeAsync("id"))!);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(list).ToHaveCountAsync(0);
        await page.Keyboard.TypeAsync("i");
        await Assertions.Expect(list.Locator("li").First).ToContainTextAsync("child");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(site.Address("thurrock", "/worried/child"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_question_in_urdu_leads_to_a_number_to_call(bool script)
    {
        var page = await site.NewPageAsync(script: script);
        await page.GotoAsync(site.Address("thurrock", "/ur"));
        await page.Locator("#site-search").FillAsync("مجھے اپنے بیٹے کی فکر ہے");
        await page.Locator(".pp-search--header button").ClickAsync();
        await Assertions.Expect(page.Locator(".pp-best a[href='/ur/worried/child']")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".pp-best a[href='tel:08000113764']")).ToBeVisibleAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length"));
        Assert.Empty(await page.Context.CookiesAsync());
    }

    [Fact]
    public async Task Nothing_found_is_not_the_end()
    {
        var page = await site.NewPageAsync(script: false);
        await page.GotoAsync(site.Address("newham", "/search?q=xyzzyplugh"));
        await Assertions.Expect(page.Locator("main .pp-contact a[href^='tel:']").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("thurrock", "en", "ltr")]
    [InlineData("thurrock", "ur", "rtl")]
    public async Task Another_front_end_makes_a_home_page_of_nothing_but_the_api(string council, string language, string direction)
    {
        var front = Path.Combine(Repository.Root, "e2e-tests", "front");
        var folder = Directory.CreateTempSubdirectory("prevent-front-").FullName;
        try
        {
            if (!Directory.Exists(Path.Combine(front, "node_modules", "typescript")))
            {
                Shell.Require("npm", "ci", "--prefix", front, "--no-audit", "--no-fund", "--loglevel=error");
            }

            foreach (var file in new[] { "front.ts", "tsconfig.json", "package.json" })
            {
                File.Copy(Path.Combine(front, file), Path.Combine(folder, file));
            }

            File.CreateSymbolicLink(Path.Combine(folder, "node_modules"), Path.Combine(front, "node_modules"));
            var origin = site.Address(council, "").Replace($"{council}.localhost", "127.0.0.1", StringComparison.Ordinal);
            using (var http = new HttpClient())
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, origin + "/openapi/v1.json");
                await File.WriteAllTextAsync(Path.Combine(folder, "openapi.json"), await (await http.SendAsync(request, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            }

            Shell.Require(Path.Combine(front, "node_modules", ".bin", "openapi-typescript"), Path.Combine(folder, "openapi.json"), "-o", Path.Combine(folder, "generated.ts"));
            Shell.Require(Path.Combine(front, "node_modules", ".bin", "tsc"), "-p", folder);
            var (code, html) = Shell.Run("node", Path.Combine(folder, "out", "front.js"), origin, council, language);
            Assert.True(code == 0, html);
            var page = await site.NewPageAsync();
            await page.SetContentAsync(html);
            await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("dir", direction);
            await Assertions.Expect(page.Locator("nav a").First).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("main a[href='tel:08000113764']").First).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("main time").First).ToBeAttachedAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
