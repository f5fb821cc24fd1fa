using Microsoft.Playwright;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>An officer plans a course, somebody is trained, is told when it is time again, and stops the mails.</summary>
[Collection(RunningSite.Turns)]
public sealed class TrainingJourney(RunningSite site)
{
    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    [Fact]
    public async Task A_course_is_planned_somebody_completes_it_and_is_told_when_to_do_it_again()
    {
        var officer = await Officer.AdministratorAsync(site);
        var due = Today.AddDays(20);
        await officer.OpenAsync("/newham/training/new");
        await FillAsync(officer.Page, ("Form.Name", "Cleo Example"), ("Form.Organisation", "Stratford Library"), ("Form.Email", "cleo@example.org"), ("Form.Course", "Notice, check, share"),
            ("Form.On", $"{due.AddYears(-2):yyyy-MM-dd}"), ("Form.RenewOn", $"{due:yyyy-MM-dd}"));
        await officer.PressAsync("Add");
        await officer.OpenAsync("/newham/training/organisation?Name=Stratford%20Library");
        await FillAsync(officer.Page, ("People", "4"));
        await officer.PressAsync("Save the number");
        await officer.OpenAsync("/newham/training");
        await Assertions.Expect(officer.Page.GetByRole(AriaRole.Table, new() { Name = "Notice, check, share" })).ToContainTextAsync("25%");
        await officer.OpenAsync("/newham/training/people?Show=due");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = "Cleo Example" }).ClickAsync();
        await officer.LookAsync();

        // Meanwhile the site looks for whom it is time, once a minute.
        await PlanAsync(officer);
        Assert.Empty(officer.Faults);

        var mail = await Mailbox.WaitAsync(site, "cleo@example.org", "Time to renew", one => one.Subject?.Contains("Time to renew", StringComparison.Ordinal) == true);
        var phone = await site.NewPageAsync();
        await phone.GotoAsync(Mailbox.LinkIn(mail, "/my-training/"));
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("Training: notice, check, share");
    }

    private static async Task PlanAsync(Officer officer)
    {
        await officer.OpenAsync("/newham/event-plans");
        await FillAsync(officer.Page, ("Form.Title", "Training in spring"), ("Form.On", $"{Today.AddDays(30):yyyy-MM-dd}"));
        await officer.PressAsync("Begin");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = "Venue" }).ClickAsync();
        await officer.LookAsync();
        await FillAsync(officer.Page, ("Answers[place]", "The library: everybody uses it"));
        await officer.Page.GetByLabel("Done", new() { Exact = true }).CheckAsync();
        await officer.PressAsync("Save and go on");
        await Assertions.Expect(officer.Page.Locator("main h1")).ToHaveTextAsync("Day and time");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = "Training in spring" }).ClickAsync();
        await Assertions.Expect(officer.Page.Locator("main")).ToContainTextAsync("1 of 14 steps are settled");
        await officer.LookAsync();
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = "Print pack" }).ClickAsync();
        await officer.LookAsync();
    }

    private static async Task FillAsync(IPage page, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
        {
            await page.FillAsync($"[name='{name}']", value);
        }
    }
}
