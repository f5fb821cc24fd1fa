using Microsoft.Playwright;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>
/// A number that nobody has called for a year raises the alarm. An officer calls it, finds that it has changed, mends it and records
/// the check; the alarm is gone, and whoever reads a page that shows it has the number of today, in their language.
/// </summary>
[Collection(RunningSite.Turns)]
public sealed class StaleContactJourney(RunningSite site)
{
    private const string Key = "evening-line";
    private const string Name = "Evening line";
    private const string Citing = "who-answers-at-night";
    private const string Old = "01632 960201";
    private const string New = "01632 960202";

    [Fact]
    public async Task A_contact_that_is_overdue_is_called_mended_and_verified_and_readers_have_its_number_in_two_languages()
    {
        var first = await Officer.AdministratorAsync(site);
        var officer = await first.InviteAsync("Max Author", "author");
        var translator = await first.InviteAsync("Ola Translator", "translator", languages: "ro");
        var publisher = await first.InviteAsync("Nia Publisher", "publisher");
        var reader = await site.NewPageAsync();
        await ContactAsync(officer, publisher);
        var citing = await CiteAsync(officer, translator, publisher);
        Assert.Equal((Old, Old), (await NumberAsync(reader, ""), await NumberAsync(reader, "/ro")));

        await HearAlarmAsync(officer);
        await officer.OpenAsync($"/thurrock/edit/contacts/en/{Key}");
        await officer.Page.FillAsync("[name='f.phone']", New);
        await officer.PressAsync("Save and send for review");
        await Assertions.Expect(officer.Page.Locator("main ul", new() { HasText = "Who answers at night" })).ToBeVisibleAsync();
        await publisher.ApproveAndPublishAsync(officer.Page.Url);
        Assert.Equal((New, New), (await NumberAsync(reader, ""), await NumberAsync(reader, "/ro")));
        await HearAlarmAsync(officer);

        await VerifyAsync(officer);
        await HearAlarmAsync(publisher);
        var verified = officer.Page.Url;
        await publisher.ApproveAndPublishAsync(verified);
        await SeeVerifiedAsync(officer);
        Assert.Equal((New, New), (await NumberAsync(reader, ""), await NumberAsync(reader, "/ro")));
        await publisher.WithdrawAsync([.. citing, verified]);
        Assert.Empty(new[] { first, officer, translator, publisher }.SelectMany(one => one.Faults));
    }

    /// <summary>Last checked a year ago.</summary>
    private static async Task ContactAsync(Officer officer, Officer publisher)
    {
        await officer.OpenAsync("/thurrock/new/contact");
        await officer.Page.FillAsync("[name=NewKey]", Key);
        await officer.Page.FillAsync("[name='f.title']", Name);
        await officer.Page.Locator("[name='f.needs']").First.CheckAsync();
        await officer.Page.FillAsync("[name='f.phone']", Old);
        await officer.Page.FillAsync("[name='f.source']", "The council's telephone list");
        await officer.Page.SelectOptionAsync("[name='f.state']", "verified");
        await officer.Page.FillAsync("[name='f.verified-by']", "Duty officer");
        await officer.Page.FillAsync("[name='f.verified-on']", $"{TimeProvider.System.GetLocalNow().AddYears(-1):yyyy-MM-dd}");
        await officer.Page.FillAsync("[name='f.verified-how']", "called it");
        await officer.PressAsync("Save and send for review");
        await publisher.ApproveAndPublishAsync(officer.Page.Url);
    }

    /// <summary>An update that shows the contact, in English and in Romanian.</summary>
    /// <returns>Its versions, the Romanian first.</returns>
    private static async Task<string[]> CiteAsync(Officer officer, Officer translator, Officer publisher)
    {
        await officer.WriteUpdateAsync(Citing, "Who answers at night", $"Somebody does.\n\n:::contact {Key}");
        var english = officer.Page.Url;
        await publisher.ApproveAndPublishAsync(english);
        await translator.OpenAsync($"/thurrock/edit/updates/ro/{Citing}");
        await translator.Page.FillAsync("[name='f.title']", "Cine răspunde noaptea");
        await translator.Page.FillAsync("[name='f.summary']", "Cineva răspunde.");
        await translator.Page.FillAsync("[name=Body]", $"Cineva răspunde.\n\n:::contact {Key}");
        await translator.PressAsync("Save and send for review");
        await publisher.ApproveAndPublishAsync(translator.Page.Url);
        return [translator.Page.Url, english];
    }

    private static async Task HearAlarmAsync(Officer officer)
    {
        await officer.OpenAsync("/thurrock");
        await Assertions.Expect(officer.Page.Locator("#verify + ul li", new() { HasText = Name })).ToBeVisibleAsync();
        await officer.OpenAsync("/thurrock/contacts");
        var contact = Contact(officer);
        await Assertions.Expect(contact.Locator(".govuk-tag").First).ToHaveTextAsync("Overdue");
        await contact.Locator("summary").First.ClickAsync();
        await Assertions.Expect(contact).ToContainTextAsync("Who answers at night");
    }

    private static async Task VerifyAsync(Officer officer)
    {
        var contact = Contact(officer);
        await contact.Locator("summary", new() { HasText = "I have just checked it" }).ClickAsync();
        await officer.LookAsync();
        await contact.GetByLabel("Your role").FillAsync("Community safety officer");
        await contact.GetByLabel("How did you check?").FillAsync("called it, spoke to the duty manager");
        await contact.GetByRole(AriaRole.Button).ClickAsync();
        await officer.Page.ArriveAsync("/version/");
        await officer.LookAsync();
    }

    private static async Task SeeVerifiedAsync(Officer officer)
    {
        await officer.OpenAsync("/thurrock");
        Assert.Equal(0, await officer.Page.Locator("#verify + ul li", new() { HasText = Name }).CountAsync());
        await officer.OpenAsync("/thurrock/contacts");
        var contact = Contact(officer);
        await Assertions.Expect(contact.Locator(".govuk-tag").First).ToHaveTextAsync("Verified");
        await Assertions.Expect(contact).ToContainTextAsync("by Community safety officer: called it, spoke to the duty manager");
    }

    private static ILocator Contact(Officer officer) => officer.Page.Locator($"section[aria-labelledby='c-{Key}']");

    /// <returns>The number that the card in the page shows.</returns>
    private async Task<string> NumberAsync(IPage reader, string language)
    {
        await reader.GotoAsync(site.Address("thurrock", $"{language}/updates/{Citing}"));
        return await reader.Locator("main a[href^='tel:0163']").First.InnerTextAsync();
    }
}
