using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>An officer closes a month, a councillor follows a number to its source, a resident takes the data.</summary>
[Collection(RunningSite.Turns)]
public sealed class MeasuringJourneys(RunningSite site)
{
    private static readonly DateTime Month = TimeProvider.System.GetUtcNow().UtcDateTime.AddMonths(-1);

    private static string Period => Month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string MonthName => Month.ToString("MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    [Fact]
    public async Task A_month_is_closed_its_number_is_followed_to_its_source_and_the_data_is_taken()
    {
        await OfficerClosesAsync();
        await CouncillorFollowsAsync();
        await ResidentTakesDataAsync();
    }

    private async Task OfficerClosesAsync()
    {
        var officer = await Officer.ArriveAsync(site);
        await officer.SetUpAsync(await site.InviteAsync("measure@example.gov.uk", "analyst"));
        await officer.OpenAsync("/newham/figures");
        await officer.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Sessions with educators" }).First.ClickAsync();
        await officer.Page.FillAsync("[name=Value]", "3");
        await officer.Page.FillAsync("[name=Evidence]", "Registers of the sessions");
        await officer.PressAsync("Enter it");
        await officer.OpenAsync("/newham/figures/actions");
        await officer.PressAsync("Bring them in as the document has them");
        await Assertions.Expect(officer.Page.Locator("main")).ToContainTextAsync("£130K");
        await officer.OpenAsync("/newham/figures/reports/" + Period);
        await officer.Page.Locator("textarea").First.FillAsync("Three sessions were held.");
        await officer.PressAsync("Save what you wrote");
        await officer.PressAsync("Close " + MonthName);
        await Assertions.Expect(officer.Page.Locator("main")).ToContainTextAsync("is closed");
        foreach (var screen in new[] { "benchmark", "benchmark/communications-and-engagement", "training", "advice", "import", "actions/D1", "pages-read" })
        {
            await officer.OpenAsync("/newham/figures/" + screen);
        }

        Assert.Empty(officer.Faults);
    }

    private async Task CouncillorFollowsAsync()
    {
        var page = await site.NewPageAsync();
        await page.GotoAsync(site.Address("newham", "/strategy/reports/" + Period));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Three sessions were held.");
        await TakesPaperAsync(page);
        await page.Locator("main table").GetByRole(AriaRole.Link, new() { Name = "Sessions with educators" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Sessions with educators");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The council enters it and keeps the evidence.");
        await Assertions.Expect(page.Locator("table.pp-bars")).ToContainTextAsync(MonthName);
    }

    /// <summary>The report as a file that says its language and its headings to who cannot see it.</summary>
    private static async Task TakesPaperAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "PDF", Exact = true }).ClickAsync());
        var file = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync((await download.PathAsync())!));
        Assert.StartsWith("%PDF-", file, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", file, StringComparison.Ordinal);
        Assert.Contains("/Lang (en", file, StringComparison.Ordinal);
    }

    private async Task ResidentTakesDataAsync()
    {
        var page = await site.NewPageAsync(script: false);
        await page.GotoAsync(site.Address("newham", "/ur/strategy/how-are-we-doing"));
        var link = page.GetByRole(AriaRole.Link, new() { Name = "JSON", Exact = true });
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        using var data = JsonDocument.Parse(await File.ReadAllTextAsync((await download.PathAsync())!));
        var sessions = data.RootElement.GetProperty("figures").EnumerateArray().Single(figure => figure.GetProperty("id").GetString() == "educator-sessions");
        Assert.Equal(3, sessions.GetProperty("months").EnumerateArray().Single(month => month.GetProperty("month").GetString() == Period).GetProperty("value").GetDouble());
    }
}
