using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>
/// Something has happened. An officer chooses words that were agreed beforehand, a publisher agrees, and readers have them in their
/// language minutes later. When they come down is shown to both; that they do so by themselves is <c>StatementsGoUp</c>'s to prove,
/// whose clock can be moved.
/// </summary>
[Collection(RunningSite.Turns)]
public sealed partial class IncidentJourney(RunningSite site)
{
    private const string Screen = "/thurrock/statements";
    private const string English = "There has been an incident";
    private const string Romanian = "A avut loc un incident";

    private static readonly TimeSpan Target = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task A_statement_is_up_in_two_languages_within_four_minutes_and_says_when_it_comes_down()
    {
        var reader = await site.NewPageAsync();
        var first = await Officer.AdministratorAsync(site);
        var officer = await first.InviteAsync("Fay Author", "author");
        var publisher = await first.InviteAsync("Gus Publisher", "publisher");
        Assert.Equal((0, 0), (await BannersAsync(reader, "/about", English), await BannersAsync(reader, "/ro/about", Romanian)));

        var began = Stopwatch.GetTimestamp();
        await RaiseAsync(officer);
        Assert.Equal(0, await BannersAsync(reader, "/about", English));
        await AgreeAsync(publisher);
        Assert.Equal((1, 0), (await BannersAsync(reader, "/about", English), await BannersAsync(reader, "/about", Romanian)));
        Assert.Equal((1, 0), (await BannersAsync(reader, "/ro/about", Romanian), await BannersAsync(reader, "/ro/about", English)));
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, Target);

        await publisher.PressAsync("Take it down now");
        Assert.Equal((0, 0), (await BannersAsync(reader, "/about", English), await BannersAsync(reader, "/ro/about", Romanian)));
        Assert.Empty(new[] { first, officer, publisher }.SelectMany(one => one.Faults));
    }

    private static async Task RaiseAsync(Officer officer)
    {
        await officer.OpenAsync(Screen);
        await officer.Page.CheckAsync("input[name=Template][value=after-an-incident]");
        await officer.Page.FillAsync("[name=Hours]", "1");
        await officer.PressAsync("Ask a colleague to agree");
        await Assertions.Expect(officer.Page.Locator("main .govuk-tag")).ToHaveTextAsync("Waits for a second person");
        Assert.Equal(0, await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Agree, and put it up now" }).CountAsync());
    }

    /// <summary>The publisher is led to it once, reads every language, and sees when it will come down.</summary>
    private static async Task AgreeAsync(Officer publisher)
    {
        await publisher.OpenAsync("/thurrock");
        Assert.Equal(1, await publisher.Page.Locator("main a", new() { HasText = "statement waits for you" }).CountAsync());
        Assert.Equal(0, await publisher.Page.Locator("main a[href*='/version/']", new() { HasText = English }).CountAsync());
        await publisher.Page.Locator("main a", new() { HasText = "statement waits for you" }).ClickAsync();
        var section = publisher.Page.Locator("main section");
        await Assertions.Expect(section).ToContainTextAsync(Romanian);
        var words = await section.InnerTextAsync();
        Assert.Equal(2, words.Split(English).Length);
        Assert.Contains("call 999", words, StringComparison.Ordinal);
        Assert.InRange(UntilIn(words) - LondonNow, TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(60));
        await publisher.LookAsync();
        await publisher.PressAsync("Agree, and put it up now");
        await Assertions.Expect(publisher.Page.Locator("main .govuk-tag")).ToHaveTextAsync("Up now");
    }

    private async Task<int> BannersAsync(IPage reader, string page, string title)
    {
        await reader.GotoAsync(site.Address("thurrock", page));
        return await reader.Locator(".pp-banner", new() { HasText = title }).CountAsync();
    }

    private static DateTime LondonNow => TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/London")).DateTime;

    private static DateTime UntilIn(string text) => DateTime.ParseExact(Until().Match(text).Groups[1].Value, "d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Comes down on (\d+ \w+ \d{4} at \d\d:\d\d)")]
    private static partial Regex Until();
}
