using Microsoft.Playwright;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>A family takes the last places, another waits, the first cannot come, the second is offered the places and takes them.</summary>
[Collection(RunningSite.Turns)]
public sealed class RegisteringJourney(RunningSite site)
{
    private const string Form = "/events/understanding-prevent-course/register";
    private const string Date = "2027-03-18";

    [Fact]
    public async Task A_family_of_four_cancels_and_the_next_family_is_offered_their_places()
    {
        await FillUpToFourAsync();
        Assert.Contains("There is a place for you", await RegisterAsync("first@example.org"), StringComparison.Ordinal);
        Assert.Contains("The places are taken", await RegisterAsync("second@example.org"), StringComparison.Ordinal);
        var page = await site.NewPageAsync();
        await page.GotoAsync(await LinkAsync("first@example.org", "You have a place"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel my registration" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("This registration is cancelled");
        await page.GotoAsync(await LinkAsync("second@example.org", "There is a place for you"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Take the place" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("You have a place");
        await LetInByCameraAsync(await PhotographAsync(page));
    }

    /// <summary>What a camera sees that looks at the phone: a picture that does not move.</summary>
    private static async Task<string> PhotographAsync(IPage phone)
    {
        await phone.SetViewportSizeAsync(640, 480);
        await phone.Locator(".pp-door-code").ScrollIntoViewIfNeededAsync();
        var file = Path.Combine(Path.GetTempPath(), $"prevent-{Guid.NewGuid():N}.mjpeg");
        await File.WriteAllBytesAsync(file, await phone.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg, Quality = 90 }), TestContext.Current.CancellationToken);
        return file;
    }

    /// <summary>The officer's browser has that camera; the code is read by a program that did not make it.</summary>
    private async Task LetInByCameraAsync(string film)
    {
        var officer = await Officer.AdministratorAsync(site);
        await using var browser = await site.LaunchAsync("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={film}");
        var context = await browser.NewContextAsync(new() { StorageState = await officer.Page.Context.StorageStateAsync(), ViewportSize = new() { Width = 375, Height = 700 } });
        var door = await context.NewPageAsync();
        await door.GotoAsync(site.Manage($"/newham/events/understanding-prevent-course/{Date}/door"));
        await Assertions.Expect(door.Locator("main")).ToContainTextAsync("0 of 4 booked people are here");
        await door.GetByRole(AriaRole.Button, new() { Name = "Read a code with the camera" }).ClickAsync();
        await Assertions.Expect(door.Locator("main form strong")).ToHaveTextAsync("Ada Example", new() { Timeout = 30_000 });
        await door.GetByRole(AriaRole.Button, new() { Name = "They are here" }).ClickAsync();
        await Assertions.Expect(door.Locator("main")).ToContainTextAsync("4 of 4 booked people are here");
        File.Delete(film);
    }

    /// <summary>Others, without JavaScript, hold all but four of the thirty places.</summary>
    private async Task FillUpToFourAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(site.Address("newham", "/").Replace("newham.localhost", "localhost", StringComparison.Ordinal)) };
        http.DefaultRequestHeaders.Host = new Uri(site.Address("newham", "/")).Authority;
        var others = new[] { 4, 4, 4, 4, 4, 4, 2 }.Select((party, number) => new Registrant(http, Form) { Email = $"other{number}@example.org", Party = party, More = { ["date"] = Date } }).ToList();
        foreach (var other in others)
        {
            await other.OpenAsync();
        }

        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        foreach (var other in others)
        {
            Assert.Contains("how=confirm", (await other.PostAsync("send")).Headers.Location?.ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>In the browser, with JavaScript: the place is theirs at once.</summary>
    private async Task<string> RegisterAsync(string email)
    {
        var page = await site.NewPageAsync();
        await page.GotoAsync(site.Address("newham", "/events/understanding-prevent-course"));
        await page.Locator("main a[href$='/register']").ClickAsync();
        await page.Locator($"input[name=date][value='{Date}']").CheckAsync();
        await page.FillAsync("#email", email);
        await page.FillAsync("#name", "Ada Example");
        await page.FillAsync("#party", "4");
        await page.FillAsync("#guests", "Ben\nCleo\nDan");
        await page.WaitForTimeoutAsync(2500);
        await page.Locator("button[value=check]").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Check your answers");
        await page.Locator("button[value=send]").ClickAsync();
        await page.ArriveAsync("/registered?");
        return await page.Locator("main").InnerTextAsync();
    }

    private async Task<string> LinkAsync(string to, string subject) =>
        Mailbox.LinkIn(await Mailbox.WaitAsync(site, to, subject, mail => mail.Subject?.StartsWith(subject, StringComparison.Ordinal) == true), "/my-registration/");
}
