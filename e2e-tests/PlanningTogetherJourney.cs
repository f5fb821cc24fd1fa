using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>
/// Two updates are to appear in one moment. A publisher plans them, both see it as one line, and it is called off as a whole. That they
/// appear at their time is <c>PlanningTogether</c>'s to prove, whose clock can be moved.
/// </summary>
[Collection(RunningSite.Turns)]
public sealed class PlanningTogetherJourney(RunningSite site)
{
    private static readonly string[] Keys = ["appears-first", "appears-with-it"];

    [Fact]
    public async Task Two_updates_are_planned_for_one_moment_seen_as_one_and_called_off_together()
    {
        var first = await Officer.AdministratorAsync(site);
        var author = await first.InviteAsync("Hal Author", "author");
        var publisher = await first.InviteAsync("Ivy Publisher", "publisher");
        foreach (var key in Keys)
        {
            await author.WriteUpdateAsync(key, $"Something that {key}", "Words.");
            await publisher.OpenAsync(author.Page.Url);
            await publisher.PressAsync("Approve");
        }

        await PlanAsync(publisher);
        await author.OpenAsync("/thurrock/calendar");
        await author.Page.GetByRole(AriaRole.Link, new() { Name = "Something that appears-first and 1 more" }).ClickAsync();
        await Assertions.Expect(author.Page.Locator("main li .govuk-tag")).ToHaveTextAsync(["Scheduled", "Scheduled"]);
        Assert.Equal(0, await author.Page.GetByRole(AriaRole.Button, new() { Name = "Call off all of it" }).CountAsync());
        await author.LookAsync();
        await CallOffAsync(publisher, author.Page.Url);
        Assert.Empty(new[] { first, author, publisher }.SelectMany(one => one.Faults));
    }

    private static async Task PlanAsync(Officer publisher)
    {
        await publisher.OpenAsync("/thurrock/publish");
        foreach (var key in Keys)
        {
            await publisher.Page.GetByLabel($"Something that {key}").CheckAsync();
        }

        await publisher.Page.GetByLabel("At a moment to come").CheckAsync();
        await publisher.PressAsync("Publish what is ticked");
        await Assertions.Expect(publisher.Page.Locator(".govuk-error-summary")).ToContainTextAsync("Enter a date and a time");
        await publisher.Page.FillAsync("[name=At]", TimeProvider.System.GetLocalNow().AddDays(60).ToString("yyyy-MM-dd'T'09:30", CultureInfo.InvariantCulture));
        await publisher.PressAsync("Publish what is ticked");
        await Assertions.Expect(publisher.Page.Locator("#planned + ul li").Filter(new() { HasText = "Something that appears-first and 1 more" })).ToContainTextAsync("Publish together on");
    }

    private static async Task CallOffAsync(Officer publisher, string set)
    {
        await publisher.OpenAsync(set);
        await publisher.PressAsync("Call off all of it");
        Assert.Equal(0, await publisher.Page.Locator("#planned + ul li", new() { HasText = "Something that appears" }).CountAsync());
        await publisher.OpenAsync(set);
        await Assertions.Expect(publisher.Page.Locator("main li .govuk-tag")).ToHaveTextAsync(["Approved", "Approved"]);
    }
}
