using Microsoft.Playwright;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>What people come for, from the first page to the end.</summary>
[Collection(RunningSite.Turns)]
public sealed class Journeys(RunningSite site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_worried_parent_finds_whom_to_call_in_urdu_on_a_phone(bool script)
    {
        var page = await site.NewPageAsync(script: script);
        await page.GotoAsync(site.Address("thurrock", "/"));
        await page.Locator(".pp-languages a[lang=ur]").ClickAsync();
        await page.Locator("main a[href='/ur/worried/child']").First.ClickAsync();
        var number = page.Locator("main a[href='tel:08000113764']").First;
        await Assertions.Expect(number).ToBeVisibleAsync();
        await Assertions.Expect(number.Locator("bdi")).ToHaveAttributeAsync("dir", "ltr");
        await Assertions.Expect(page.Locator(".govuk-exit-this-page a")).ToHaveAttributeAsync("href", "https://www.bbc.co.uk/weather");
    }

    [Fact]
    public async Task A_venue_manager_reaches_the_start_of_the_toolkit_by_keyboard()
    {
        var page = await site.NewPageAsync(width: 1280, height: 800);
        await page.GotoAsync(site.Address("newham", "/"));
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".govuk-skip-link")).ToBeFocusedAsync();
        var link = page.Locator(".pp-menu-row a[href='/venue-hire']");
        for (var presses = 0; presses < 40 && !await link.EvaluateAsync<bool>("link => link === document.activeElement"); presses++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await Assertions.Expect(link).ToBeFocusedAsync();
        await link.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(site.Address("newham", "/venue-hire"), new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_teacher_finds_a_classroom_resource()
    {
        var page = await site.NewPageAsync(width: 1280, height: 800);
        await page.GotoAsync(site.Address("thurrock", "/resources"));
        await page.Locator("#audience").SelectOptionAsync("educators");
        await page.Locator(".pp-filter button").ClickAsync();
        await page.Locator(".pp-list__title a[href='/resources/lets-discuss']").ClickAsync();
        await Assertions.Expect(page.Locator("main a[href*='educateagainsthate.com']").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("thurrock", "/")]
    [InlineData("thurrock", "/ur")]
    [InlineData("newham", "/contacts")]
    public async Task A_first_visit_is_light(string council, string address)
    {
        var page = await site.NewPageAsync();
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        double bytes = 0;
        session.Event("Network.loadingFinished").OnEvent += (_, data) => bytes += data?.GetProperty("encodedDataLength").GetDouble() ?? 0;
        await page.GotoAsync(site.Address(council, address), new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.InRange(bytes, 1, 45 * 1024);
    }
}
